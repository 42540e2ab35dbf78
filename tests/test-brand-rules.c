#include "composer-fixture.h"

#include "studio-brand-rules.h"

/* A post that follows the rules: each case lays one thing over it. */
#define LOGO "'layers':{'l-logo':{'type':'logo','role':'utama','name':'Lambang','made':'feed','frame':[800,1150,120,120]}}"

typedef struct
{
  const char *name;
  const char *change; /* what a person did, as a post */
  StudioRuleKind rule;
  const char *layer; /* (nullable): NULL if all is well */
  const char *sentence;
  StudioBrandFix fix;
  const char *member;
  const char *value;
} RuleCase;

static const RuleCase cases[] = {
  { "nothing", "{}", 0, NULL, NULL, 0, NULL, NULL },
  { "a colour by name", "{'set':{'kotak':{'fill':'accent'}}}", 0, NULL, NULL, 0, NULL, NULL },
  { "a colour of the brand by number", "{'set':{'kotak':{'fill':'#24487A'}}}", 0, NULL, NULL, 0, NULL, NULL },
  { "a colour of nobody", "{'set':{'kotak':{'fill':'#FF00FF'}}}", STUDIO_RULE_PALETTE, "kotak", "“Kotak” has the colour #FF00FF", STUDIO_BRAND_FIX_SET, "fill", NULL },
  { "white and black", "{'set':{'kotak':{'fill':'#FFFFFF'}},'variants':{'feed':{'set':{'bulat':{'fill':'#000'}}}}}", 0, NULL, NULL, 0, NULL, NULL },
  { "in this size", "{'variants':{'feed':{'set':{'bulat':{'fill':'#123456'}}}}}", STUDIO_RULE_PALETTE, "bulat", "#123456", STUDIO_BRAND_FIX_SET, "fill", NULL },
  { "in another size", "{'variants':{'square':{'set':{'bulat':{'fill':'#123456'}}}}}", 0, NULL, NULL, 0, NULL, NULL },
  { "a line", "{'set':{'kotak':{'stroke':{'color':'#ABCDEF','width':4}}}}", STUDIO_RULE_PALETTE, "kotak", "#ABCDEF", STUDIO_BRAND_FIX_SET, "stroke/color", NULL },
  { "an added shape", "{'layers':{'l-1':{'type':'shape','name':'Bentuk','made':'feed','frame':[10,10,50,50],'fill':'#CAFE00'}}}", STUDIO_RULE_PALETTE, "l-1", "“Bentuk”", STUDIO_BRAND_FIX_SET, "fill", NULL },
  { "one in an added group", "{'layers':{'l-2':{'type':'group','made':'feed','frame':[10,10,90,90],'children':[{'id':'l-3','type':'shape','name':'Dalam','x':0,'y':0,'w':50,'h':50,'fill':'#CAFE00'}]}}}",
    STUDIO_RULE_PALETTE, "l-3", "“Dalam”", STUDIO_BRAND_FIX_SET, "fill", NULL },
  { "pale yellow on white", "{'set':{'isi':{'color':'#FFF7C2'},'latar':{'fill':'white'}}}", STUDIO_RULE_CONTRAST, "isi", "hard to read: contrast 1.", STUDIO_BRAND_FIX_SET, "color", NULL },
  { "pale by name", "{'set':{'isi':{'color':'tint'}}}", STUDIO_RULE_CONTRAST, "isi", "needed 4.5", STUDIO_BRAND_FIX_SET, "color", NULL },
  { "large letters need less", "{'set':{'judul':{'color':'#8A8A8A','size':90},'latar':{'fill':'white'}}}", STUDIO_RULE_PALETTE, "judul", "#8A8A8A", STUDIO_BRAND_FIX_SET, "color", NULL },
  { "a logo", "{" LOGO "}", 0, NULL, NULL, 0, NULL, NULL },
  { "a small logo", "{" LOGO ",'variants':{'feed':{'set':{'l-logo':{'frame':[800,1150,30,30]}}}}}", STUDIO_RULE_LOGO_SIZE, "l-logo", "is 30 px high; a logo of the brand has at least 48 px", STUDIO_BRAND_FIX_ENLARGE, NULL, NULL },
  { "a text at the logo", "{'layers':{'l-logo':{'type':'logo','role':'utama','name':'Lambang','made':'feed','frame':[800,1150,120,120]},"
                          "'l-4':{'type':'text','text':'Terlalu dekat','name':'Catatan','made':'feed','frame':[620,1180,220,60],'size':30}}}",
    STUDIO_RULE_LOGO_CLEAR, "l-logo", "“Catatan” stands too near to “Lambang”", STUDIO_BRAND_FIX_NONE, NULL, NULL },
  { "a text far from the logo", "{'layers':{'l-logo':{'type':'logo','role':'utama','name':'Lambang','made':'feed','frame':[800,1150,120,120]},"
                                "'l-4':{'type':'text','text':'Cukup jauh','made':'feed','frame':[400,1180,220,60],'size':30}}}",
    0, NULL, NULL, 0, NULL, NULL },
  { "a shadow", "{'set':{'kotak':{'shadow':{'color':'black/40','dx':4,'dy':4,'blur':8}}}}", STUDIO_RULE_EFFECTS, "kotak", "shadow", STUDIO_BRAND_FIX_CLEAR, "shadow", NULL },
  { "outlined letters", "{'set':{'judul':{'outline_text':{'color':'white','width':4}}}}", STUDIO_RULE_EFFECTS, "judul", "outline", STUDIO_BRAND_FIX_CLEAR, "outline_text", NULL },
  { "a turned logo", "{" LOGO ",'variants':{'feed':{'set':{'l-logo':{'rotate':20}}}}}", STUDIO_RULE_EFFECTS, "l-logo", "upright", STUDIO_BRAND_FIX_CLEAR, "rotate", NULL },
  { "a turned shape", "{'variants':{'feed':{'set':{'kotak':{'rotate':20}}}}}", 0, NULL, NULL, 0, NULL, NULL },
  { "capitals by style", "{'set':{'judul':{'case':'upper'}}}", STUDIO_RULE_TITLE_CASE, "judul", "shown in capitals", STUDIO_BRAND_FIX_CLEAR, "case", NULL },
  { "capitals by hand", "{'content':{'judul':'PENGUMUMAN PENTING UNTUK SEMUA'}}", STUDIO_RULE_TITLE_CASE, "judul", "typed in capitals", STUDIO_BRAND_FIX_NONE, NULL, NULL },
  { "an abbreviation", "{'content':{'judul':'RSUD, BPBD 2026'}}", 0, NULL, NULL, 0, NULL, NULL },
  { "a hidden layer", "{'set':{'kotak':{'fill':'#FF00FF','hidden':true}}}", 0, NULL, NULL, 0, NULL, NULL },
};

/* Returns: (nullable): the first finding of @rule */
static const StudioBrandFinding *
find (GPtrArray *findings,
      StudioRuleKind rule)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioBrandFinding *finding = g_ptr_array_index (findings, i);

    if (finding->rule == rule)
      return finding;
  }
  return NULL;
}

static void
tell (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioBrandFinding *finding = g_ptr_array_index (findings, i);

    g_test_message ("%s %s %u %s: %s (%s = %s)", finding->format->id, studio_rule_kind_name (finding->rule), finding->page, finding->layer, finding->sentence, finding->member, finding->value);
  }
}

static void
check_case (const RuleCase *c)
{
  Composer fixture;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const StudioBrandFinding *finding;

  g_test_message ("%s", c->name);
  composer_set_up (&fixture, c->change);
  composer_show (&fixture, "feed", 0);
  findings = studio_brand_rules_check (studio_composer_get_scene (fixture.composer), STUDIO_BRAND_RULES_FLAT, NULL);
  tell (findings);
  if (c->layer == NULL) {
    g_assert_cmpuint (findings->len, ==, 0);
    composer_tear_down (&fixture, NULL);
    return;
  }

  finding = find (findings, c->rule);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->layer, ==, c->layer);
  g_assert_nonnull (strstr (finding->sentence, c->sentence));
  g_assert_cmpint (finding->fix, ==, c->fix);
  g_assert_cmpstr (finding->member, ==, c->member);
  g_assert_cmpstr (finding->format->id, ==, "feed");

  g_assert_true (studio_brand_rules_fix (fixture.composer, finding) == (c->fix != STUDIO_BRAND_FIX_NONE));
  g_assert_cmpuint (studio_history_get_n_undo (fixture.history), ==, c->fix != STUDIO_BRAND_FIX_NONE ? 2 : 1);
  if (c->fix != STUDIO_BRAND_FIX_NONE) {
    g_assert_true (composer_lay_out (&fixture));
    after = studio_brand_rules_check (studio_composer_get_scene (fixture.composer), STUDIO_BRAND_RULES_FLAT, NULL);
    tell (after);
    g_assert_null (find (after, c->rule));
  }
  composer_tear_down (&fixture, NULL);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* --- what depends on the brand --- */

/* Returns: (transfer full): netral with @patch laid over it */
static StudioBrand *
patched_brand (const char *patch)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (JsonNode) over = fixture_json (patch);
  g_autoptr (JsonNode) root = studio_json_merge (studio_brand_get_json (brand), over);
  g_autoptr (GError) error = NULL;
  StudioBrand *patched = studio_brand_new ("brand.json", root, NULL, &error);

  g_assert_no_error (error);
  return patched;
}

typedef struct
{
  const char *brand;
  const char *content;
  guint n;
  const char *sentence; /* (nullable) */
} BrandCase;

static const BrandCase brand_cases[] = {
  { "{'rules':{'neutral':{'level':'warning','words':['Mubarok']}}}", "{'judul':'Bersama Mubarok kita maju'}", 1, "Mubarok" },
  { "{'rules':{'neutral':{'level':'warning','words':['Mubarok']}}}", "{'judul':'bersama MUBAROK!'}", 1, "Mubarok" },
  { "{'rules':{'neutral':{'level':'warning','words':['Mubarok']}}}", "{'judul':'Idulfitri mubarokah'}", 0, NULL },
  { "{'rules':{'neutral':{'level':'off','words':['Mubarok']}}}", "{'judul':'Bersama Mubarok kita maju'}", 0, NULL },
  { "{'rules':{'neutral':{'level':'warning','words':['Mubarok'],'to':'2020-01-01'}}}", "{'judul':'Bersama Mubarok kita maju'}", 0, NULL },
  { "{'rules':{'neutral':{'level':'warning'}},'people':[{'name':'Siti Aminah'}]}", "{'judul':'Kunjungan Siti Aminah'}", 1, "Siti Aminah" },
  { "{'rules':{'neutral':{'level':'warning'}},'editions':[{'id':'a','name':'A','slogan':'Aman Berjaya','hashtags':['#AmanJaya'],'personal':true}]}", "{'judul':'Desa #AmanJaya 2026'}", 1, "#AmanJaya" },
  { "{'rules':{'neutral':{'level':'warning'}},'editions':[{'id':'a','name':'A','slogan':'Aman Berjaya'}]}", "{'judul':'Aman Berjaya'}", 0, NULL },
  { "{'rules':{'title-case':{'level':'off'}}}", "{'judul':'PENGUMUMAN PENTING UNTUK SEMUA'}", 0, NULL },
  { "{'rules':{'title-case':{'level':'required','page':'hlm. 8'}}}", "{'judul':'PENGUMUMAN PENTING UNTUK SEMUA'}", 1, "capitals" },
};

static void
test_brands (void)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (JsonNode) root = fixture_json (composer_template);
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (brand_cases); i++) {
    const BrandCase *c = &brand_cases[i];
    g_autoptr (StudioBrand) brand = patched_brand (c->brand);
    g_autoptr (JsonNode) content = fixture_json (c->content);
    g_autoptr (StudioPost) post = studio_post_new (template, brand);
    g_autoptr (JsonNode) document = studio_json_with (studio_post_get_json (post), "content", content);
    g_autoptr (StudioPost) filled = studio_post_new_from_json ("post.json", document, template, brand, NULL, NULL);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (filled);
    g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("feed"), 0, NULL);
    g_autoptr (GPtrArray) findings = studio_brand_rules_check (scene, STUDIO_BRAND_RULES_FLAT, NULL);

    g_test_message ("%s: %s", c->brand, c->content);
    tell (findings);
    g_assert_cmpuint (findings->len, ==, c->n);
    if (c->n == 0)
      continue;
    g_assert_nonnull (strstr (((StudioBrandFinding *) g_ptr_array_index (findings, 0))->sentence, c->sentence));
    g_assert_cmpint (((StudioBrandFinding *) g_ptr_array_index (findings, 0))->level, >=, STUDIO_RULE_WARNING);
  }
}

/* Acceptance B6: what the template locks stays, and the sentence says why. */
static void
test_locked (void)
{
  StudioBrandFinding finding = { .layer = (char *) "cap", .fix = STUDIO_BRAND_FIX_SET, .member = (char *) "fill", .value = (char *) "accent" };
  Composer fixture;

  composer_set_up (&fixture, NULL);
  composer_show (&fixture, "feed", 0);
  g_assert_false (studio_brand_rules_fix (fixture.composer, &finding));
  g_assert_nonnull (strstr (fixture.refused, "Stempel ditetapkan pedoman."));
  finding.layer = (char *) "tidak-ada";
  g_assert_false (studio_brand_rules_fix (fixture.composer, &finding));
  composer_tear_down (&fixture, NULL);
}

/* What is shipped follows its own rules: every template in every brand, as it comes. */
static void
test_shipped (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (catalog);
  g_autoptr (GPtrArray) templates = studio_catalog_list_templates (catalog);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  guint n = 0;

  for (guint i = 0; i < brands->len * templates->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (brands, i / templates->len), NULL);
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (templates, i % templates->len), NULL);
    g_autoptr (StudioPost) post = studio_post_new (template, brand);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) findings = studio_brand_rules_check_post (PANGO_CONTEXT (fonts), snapshot, STUDIO_BRAND_RULES_FLAT, NULL, &error);

    if (findings == NULL) {
      g_test_message ("%s: %s", studio_template_get_id (template), error->message);
      continue;
    }
    if (findings->len > 0)
      g_test_message ("%s in %s:", studio_template_get_id (template), studio_brand_get_id (brand));
    tell (findings);
    n += findings->len;
  }
  g_assert_cmpuint (n, ==, 0);
}

static void
test_speed (void)
{
  Composer fixture;
  gint64 start;
  double ms;

  composer_set_up (&fixture, "{'set':{'kotak':{'fill':'#FF00FF'}}," LOGO "}");
  composer_show (&fixture, "feed", 0);
  start = g_get_monotonic_time ();
  for (int i = 0; i < 100; i++)
    g_ptr_array_unref (studio_brand_rules_check (studio_composer_get_scene (fixture.composer), STUDIO_BRAND_RULES_FLAT, NULL));
  ms = (double) (g_get_monotonic_time () - start) / 100 / 1000;
  g_test_minimized_result (ms, "%.2f ms a page", ms);
  composer_tear_down (&fixture, NULL);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GPtrArray **findings = data;
  g_autoptr (GError) error = NULL;

  *findings = studio_brand_rules_check_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_thread (void)
{
  GPtrArray *findings = NULL;
  Composer fixture;

  composer_set_up (&fixture, "{'set':{'kotak':{'fill':'#FF00FF'}}}");
  composer_show (&fixture, "feed", 0);
  studio_brand_rules_check_async (studio_composer_get_scene (fixture.composer), STUDIO_BRAND_RULES_PIXELS, NULL, checked_cb, &findings);
  while (findings == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (findings->len, ==, 1);
  g_ptr_array_unref (findings);
  composer_tear_down (&fixture, NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/brand-rules/cases", test_cases);
  g_test_add_func ("/brand-rules/brands", test_brands);
  g_test_add_func ("/brand-rules/locked", test_locked);
  g_test_add_func ("/brand-rules/shipped", test_shipped);
  g_test_add_func ("/brand-rules/speed", test_speed);
  g_test_add_func ("/brand-rules/thread", test_thread);
  return g_test_run ();
}
