#include "model-fixture.h"

#include "studio-brand-edition.h"
#include "studio-brand-office.h"
#include "studio-brand-rule.h"
#include "studio-history.h"

#include "studio-brand-private.h"

#define COLORS "'primary':'#0F5B46','deep':'#07332A','accent':'#F2B632','surface':'#FFFFFF','tint':'#E8F1EC','ink':'#10201B','muted':'#5C6B66','danger':'#B3261E','success':'#1B7F4B'"
#define TYPES "'headline':{'family':'A'},'body':{'family':'B'},'figure':{'family':'C'}"
#define HEAD "'format':'pemda-studio-brand','version':1,'id':'x','name':'X'"

typedef struct
{
  const char *name;
  const char *expected; /* NULL: no such colour */
} ColorCase;

static const ColorCase color_cases[] = {
  { "primary", "#0F5B46" },
  { "on-deep", "#F4EFE2" },    /* given */
  { "on-primary", "#FFFFFF" }, /* found: white reads better on green */
  { "on-accent", "#10201B" },  /* found: ink reads better on yellow */
  { "on-surface", "#10201B" },
  { "field", "#0F5B46" }, /* not set apart: as primary */
  { "on-field", "#FFFFFF" },
  { "stage", "#07332A" },
  { "on-stage", "#F4EFE2" },
  { "stage-spot", "#F2B632" },
  { "on-stage-spot", "#10201B" },
  { "white", "#FFFFFF" },
  { "black", "#000000" },
  { "transparent", "#00000000" },
  { "#123456", "#123456" },
  { "#12345680", "#12345680" },
  { "primary/50", "#0F5B4680" },
  { "#123456/0", "#12345600" },
  { "white/100", "#FFFFFF" },
  { "on-deep/12.5", "#F4EFE220" },
  { "", NULL },
  { "/50", NULL },
  { "lila", NULL },
  { "on-", NULL },
  { "on-lila", NULL },
  { "on-on-deep", NULL },
  { "primary/", NULL },
  { "primary/101", NULL },
  { "primary/-1", NULL },
  { "primary/nan", NULL },
  { "primary/1e999", NULL },
  { "primary/50%", NULL },
  { "primary/50/50", NULL },
  { "Primary", NULL },
};

static void
test_colors (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (color_cases); i++) {
    const ColorCase *c = &color_cases[i];
    StudioColor color = { 0 };
    gboolean found = studio_brand_lookup_color (brand, c->name, &color);
    g_autofree char *text = found ? studio_color_to_string (&color) : NULL;

    g_test_message ("%s", c->name);
    g_assert_cmpstr (text, ==, c->expected);
  }
}

static void
test_partner_contrast (void)
{
  static const char *const names[] = { "primary", "deep", "accent", "surface", "tint", "muted", "danger", "success" };
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  StudioColor ink;
  StudioColor white = { 1, 1, 1, 1 };

  g_assert_true (studio_brand_lookup_color (brand, "ink", &ink));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *partner = g_strconcat ("on-", names[i], NULL);
    StudioColor ground;
    StudioColor on;
    double best;

    g_assert_true (studio_brand_lookup_color (brand, names[i], &ground));
    g_assert_true (studio_brand_lookup_color (brand, partner, &on));
    if (g_str_equal (names[i], "deep"))
      continue; /* its partner is given */
    best = MAX (studio_color_contrast (&ink, &ground), studio_color_contrast (&white, &ground));
    g_assert_cmpfloat_with_epsilon (studio_color_contrast (&on, &ground), best, 1e-9);
  }
}

/* A ground that a brand sets apart takes its text by contrast, not from the colour it would have had. */
static void
test_grounds (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS ",'on-primary':'#FFFFFE','field':'#8CC63F'},'type':{" TYPES "}}");
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, NULL);
  StudioColor color;
  g_autofree char *text = NULL;

  g_assert_nonnull (brand);
  g_assert_true (studio_brand_lookup_color (brand, "on-field", &color));
  text = studio_color_to_string (&color);
  g_assert_cmpstr (text, ==, "#10201B");
  g_assert_false (studio_brand_lookup_color (brand, "field-motif", &color)); /* no accent2 to take it from */
}

static void
test_types (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  StudioTypeStyle style;

  g_assert_true (studio_brand_lookup_type (brand, "headline", &style));
  g_assert_cmpstr (style.family, ==, "Manrope");
  g_assert_cmpstr (style.features, ==, "lnum=1");
  g_assert_cmpint (style.weight, ==, 800);
  g_assert_cmpfloat (style.tracking, ==, -0.025);
  g_assert_cmpfloat (style.scale, ==, 1);
  g_assert_cmpfloat (style.line_min, ==, 1.02);

  g_assert_true (studio_brand_lookup_type (brand, "figure", &style));
  g_assert_null (style.features);
  g_assert_cmpfloat (style.scale, ==, 1.1);
  g_assert_false (studio_brand_lookup_type (brand, "solemn", &style));
  g_assert_cmpstr (studio_brand_get_emblem (brand), ==, "drop");
}

#define REST ",'colors':{" COLORS "},'type':{" TYPES "}"

typedef struct
{
  const char *json;
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "[]", STUDIO_ERROR_INVALID, "brand.json" },
  { "{}", STUDIO_ERROR_INVALID, "format" },
  { "{'format':'pemda-studio-template','version':1,'id':'x','name':'X'}", STUDIO_ERROR_INVALID, "pemda-studio-brand" },
  { "{'format':'pemda-studio-brand','version':2,'id':'x','name':'X'}", STUDIO_ERROR_NEWER, "newer" },
  { "{'format':'pemda-studio-brand','version':1,'id':'../x','name':'X','colors':{" COLORS "},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "../x" },
  { "{'format':'pemda-studio-brand','version':1,'id':'','name':'X','colors':{" COLORS "},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "id" },
  { "{" HEAD "}", STUDIO_ERROR_INVALID, "colors" },
  { "{" HEAD ",'colors':{'primary':'#000000'}}", STUDIO_ERROR_INVALID, "deep" },
  { "{" HEAD ",'colors':{" COLORS ",'lila':'purple'},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "colors.lila" },
  { "{" HEAD ",'colors':{" COLORS ",'lila':7},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "colors.lila" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{'headline':{'family':'A'}}}", STUDIO_ERROR_INVALID, "type.body" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES ",'solemn':{}}}", STUDIO_ERROR_INVALID, "family" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES ",'solemn':{'family':'S','weight':12}}}", STUDIO_ERROR_INVALID, "weight" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'emblem':'heart'}", STUDIO_ERROR_INVALID, "emblem" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':{}}", STUDIO_ERROR_INVALID, "logos" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'/etc/passwd'}]}", STUDIO_ERROR_INVALID, "logos[0]" },
  { "{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'..'}]}", STUDIO_ERROR_INVALID, "logos[0]" },
  { "{" HEAD ",'colors':{" COLORS ",'chip':'tag','tag':'chip'},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "colors.chip: This colour leads back to itself: chip → tag → chip" },
  { "{" HEAD ",'colors':{" COLORS ",'chip':'chip'},'type':{" TYPES "}}", STUDIO_ERROR_INVALID, "chip → chip" },
  { "{" HEAD REST ",'editions':{}}", STUDIO_ERROR_INVALID, "editions" },
  { "{" HEAD REST ",'editions':[{'name':'A'}]}", STUDIO_ERROR_INVALID, "editions[0]" },
  { "{" HEAD REST ",'editions':[{'id':'a','name':'A'},{'id':'a','name':'B'}]}", STUDIO_ERROR_INVALID, "two editions" },
  { "{" HEAD REST ",'editions':[{'id':'a','name':'A','valid':{'from':'20 Februari 2025'}}]}", STUDIO_ERROR_INVALID, "editions[0].valid.from" },
  { "{" HEAD REST ",'editions':[{'id':'a','name':'A','valid':{'from':'2025-02-20','to':'2025-02-19'}}]}", STUDIO_ERROR_INVALID, "editions[0].valid: “from” is later" },
  { "{" HEAD REST ",'editions':[{'id':'a','name':'A','hashtags':[7]}]}", STUDIO_ERROR_INVALID, "editions[0].hashtags[0]" },
  { "{" HEAD REST ",'valid':{'to':'2025-02-30'}}", STUDIO_ERROR_INVALID, "valid.to" },
  { "{" HEAD REST ",'zone':'WIS'}", STUDIO_ERROR_INVALID, "WIB, WITA, WIT" },
  { "{" HEAD REST ",'accounts':[{'platform':'x'}]}", STUDIO_ERROR_INVALID, "accounts[0]" },
  { "{" HEAD REST ",'contacts':[{'kind':'fax','value':'1'}]}", STUDIO_ERROR_INVALID, "contacts[0].kind" },
  { "{" HEAD REST ",'contacts':[{'kind':'phone','value':'loket'}]}", STUDIO_ERROR_INVALID, "contacts[0].value" },
  { "{" HEAD REST ",'people':[{'name':'  '}]}", STUDIO_ERROR_INVALID, "people[0].name" },
  { "{" HEAD REST ",'people':[{'name':'A','from':'2025-02-20','to':'2020-01-01'}]}", STUDIO_ERROR_INVALID, "people[0]" },
  { "{" HEAD REST ",'places':'Long Kali'}", STUDIO_ERROR_INVALID, "places" },
  { "{" HEAD REST ",'rules':{'contrast':{'level':'keras'}}}", STUDIO_ERROR_INVALID, "rules.contrast.level" },
  { "{" HEAD REST ",'rules':{'logo-size':{'px':1}}}", STUDIO_ERROR_INVALID, "rules.logo-size.px" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (bad_cases[i].json);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad_cases[i].json);
    g_assert_null (studio_brand_new ("brand.json", root, NULL, &error));
    fixture_assert_error (error, bad_cases[i].code, bad_cases[i].message);
  }
}

static void
test_small (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'masa_depan':[1]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, &error);
  g_autoptr (GBytes) logo = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (studio_brand_get_id (brand), ==, "x");
  g_assert_cmpstr (studio_brand_get_name (brand), ==, "X");
  g_assert_cmpstr (studio_brand_get_emblem (brand), ==, "circle");
  g_assert_null (studio_brand_get_folder (brand));
  g_assert_true (studio_brand_get_json (brand) == root);
  logo = studio_brand_load_logo (brand, "utama", &error);
  g_assert_no_error (error);
  g_assert_null (logo);
}

static void
test_logo (void)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = studio_brand_load_logo (brand, "utama", &error);
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GPtrArray) files = studio_brand_list_files (brand);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (logo, NULL), 4, "<svg", 4);
  none = studio_brand_load_logo (brand, "mitra", &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (files, 0), ==, "logo.svg");
}

static void
test_logo_missing (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS "},'type':{" TYPES "},'logos':[{'role':'utama','file':'tidak-ada.svg'}]}");
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (StudioBrand) in_folder = studio_brand_new ("brand.json", root, folder, NULL);
  g_autoptr (StudioBrand) in_package = studio_brand_new_with_files ("brand.json", root, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_brand_load_logo (in_folder, "utama", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_brand_load_logo (in_package, "utama", &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full): a brand that says @more beside what it must */
static StudioBrand *
small_brand (const char *more)
{
  g_autofree char *text = g_strconcat ("{" HEAD REST, more, "}", NULL);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (GError) error = NULL;
  StudioBrand *brand = studio_brand_new ("brand.json", root, NULL, &error);

  g_assert_no_error (error);
  return brand;
}

static void
test_color_names (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS ",'chip':'tag','tag':'accent','on-chip':'ink'},'type':{" TYPES "}}");
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, NULL);
  StudioColor chip, accent, on_chip, ink;

  g_assert_true (studio_brand_lookup_color (brand, "chip", &chip));
  g_assert_true (studio_brand_lookup_color (brand, "accent", &accent));
  g_assert_cmpmem (&chip, sizeof chip, &accent, sizeof accent);
  g_assert_true (studio_brand_lookup_color (brand, "on-chip", &on_chip));
  g_assert_true (studio_brand_lookup_color (brand, "ink", &ink));
  g_assert_cmpmem (&on_chip, sizeof ink, &ink, sizeof ink);
}

static void
test_warnings (void)
{
  g_autoptr (StudioBrand) good = fixture_brand ("contoh");
  g_autoptr (JsonNode) root = fixture_json ("{" HEAD ",'colors':{" COLORS ",'on-primary':'#5AA08C'},'type':{" TYPES "}}");
  g_autoptr (StudioBrand) brand = studio_brand_new ("brand.json", root, NULL, NULL);
  g_autoptr (GPtrArray) none = studio_brand_list_warnings (good);
  g_autoptr (GPtrArray) warnings = studio_brand_list_warnings (brand);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "colors.on-primary"));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "2.6 : 1"));
}

/* --- editions --- */

#define TWO_TERMS ",'slogan':'Sendiri','editions':["                                                                                                      \
                  "{'id':'tuntas','name':'Paser Tuntas','slogan':'Tangguh','hashtags':['#PaserTuntas'],'valid':{'from':'2025-02-20','to':'2030-02-20'}}," \
                  "{'id':'mas','name':'Paser MAS','slogan':'Maju','hashtags':['#PaserMAS','#Paser'],'valid':{'from':'2021-02-26','to':'2025-02-20'},'source':'RPJMD'}]"

typedef struct
{
  const char *more;
  const char *today;
  const char *chosen; /* (nullable) */
  StudioEditionState state;
} EditionCase;

static const EditionCase edition_cases[] = {
  { TWO_TERMS, "2026-11-22", "tuntas", STUDIO_EDITION_VALID },
  { TWO_TERMS, "2025-02-20", "tuntas", STUDIO_EDITION_VALID },
  { TWO_TERMS, "2025-02-19", "mas", STUDIO_EDITION_VALID },
  { TWO_TERMS, "2021-02-26", "mas", STUDIO_EDITION_VALID },
  { TWO_TERMS, "2020-01-01", "tuntas", STUDIO_EDITION_FUTURE },
  { TWO_TERMS, "2031-01-01", "tuntas", STUDIO_EDITION_EXPIRED },
  { ",'editions':[{'id':'a','name':'A'},{'id':'hut','name':'HUT','valid':{'from':'2026-01-01','to':'2026-01-31'}}]", "2026-01-28", "hut", STUDIO_EDITION_VALID },
  { ",'editions':[{'id':'a','name':'A'},{'id':'hut','name':'HUT','valid':{'from':'2026-01-01','to':'2026-01-31'}}]", "2026-02-01", "a", STUDIO_EDITION_VALID },
  { ",'slogan':'Maju','valid':{'to':'2023-01-01'}", "2026-02-01", "x", STUDIO_EDITION_EXPIRED },
  { ",'slogan':''", "2026-02-01", NULL, 0 },
  { "", "2026-02-01", NULL, 0 },
};

static void
test_editions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edition_cases); i++) {
    const EditionCase *c = &edition_cases[i];
    g_autoptr (StudioBrand) brand = small_brand (c->more);
    const StudioEdition *edition;
    GDate today;

    g_test_message ("%s on %s", c->more, c->today);
    g_assert_true (studio_date_from_iso (c->today, &today));
    edition = studio_brand_find_edition (brand, &today);
    g_assert_cmpstr (edition != NULL ? edition->id : NULL, ==, c->chosen);
    if (edition != NULL)
      g_assert_cmpint (studio_brand_get_edition_state (edition, &today), ==, c->state);
  }
}

static void
test_view (void)
{
  g_autoptr (StudioBrand) brand = small_brand (TWO_TERMS);
  StudioBrand *mas = studio_brand_view_edition (brand, "mas");
  JsonNode *root = studio_brand_get_json (mas);

  g_assert_cmpstr (studio_brand_get_name (mas), ==, "Paser MAS");
  g_assert_cmpstr (studio_brand_get_id (mas), ==, "x");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (root, "slogan")), ==, "Maju");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (root, "hashtags/0")), ==, "#PaserMAS");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (root, "edition/source")), ==, "RPJMD");
  g_assert_true (studio_brand_view_edition (brand, "mas") == mas);
  g_assert_true (studio_brand_view_edition (brand, "tidak-ada") == brand);
  g_assert_true (studio_brand_view_edition (brand, NULL) == brand);
  g_assert_cmpstr (studio_brand_get_name (brand), ==, "X");
}

/* A post stays in the edition it was made in, another brand has others, and one step takes all of it back. */
static void
test_post_edition (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = small_brand (TWO_TERMS);
  g_autoptr (StudioBrand) other = fixture_brand ("contoh");
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) mas = studio_json_string ("mas");
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_assert_cmpstr (studio_post_get_edition (post)->id, ==, "tuntas");
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (studio_post_get_json (post)), "edition"), ==, "tuntas");
  studio_history_set (history, "edition", mas, "Edition", NULL);
  g_assert_cmpstr (studio_post_get_edition (post)->id, ==, "mas");
  snapshot = studio_post_snapshot (post);
  g_assert_cmpstr (studio_brand_get_name (studio_snapshot_get_brand (snapshot)), ==, "Paser MAS");
  g_assert_true (studio_snapshot_get_base_brand (snapshot) == brand);

  studio_history_set_brand (history, other, "Brand");
  g_assert_null (studio_post_get_edition (post));
  g_assert_false (json_object_has_member (json_node_get_object (studio_post_get_json (post)), "edition"));
  studio_history_undo (history);
  g_assert_cmpstr (studio_post_get_edition (post)->id, ==, "mas");
}

/* --- office, rules --- */

static void
test_office (void)
{
  g_autoptr (StudioBrand) brand = small_brand (",'zone':'WITA','accounts':[{'platform':'instagram','handle':'@pemkab.paser'}],"
                                               "'contacts':[{'kind':'phone','value':'0812-3456-7890','label':'Loket'},{'kind':'site','value':'paserkab.go.id'},{'kind':'phone','value':'112'}],"
                                               "'people':[{'name':'Siti Aminah','post':'Bupati','from':'2025-02-20'}],'places':['Long Kali']");
  static const char *const known[] = { "081234567890", "+62 812 3456 7890", "https://paserkab.go.id/", "WWW.PASERKAB.GO.ID", "112", "@pemkab.paser", "pemkab.paser" };
  static const char *const unknown[] = { "081234567891", "paserkab.go.id.contoh.com", "113", "", "@pemkab" };
  const StudioPerson *person = g_ptr_array_index (studio_brand_list_people (brand), 0);

  g_assert_cmpstr (studio_brand_get_zone (brand), ==, "WITA");
  g_assert_cmpstr (((const StudioAccount *) g_ptr_array_index (studio_brand_list_accounts (brand), 0))->handle, ==, "@pemkab.paser");
  g_assert_cmpint (((const StudioContact *) g_ptr_array_index (studio_brand_list_contacts (brand), 1))->kind, ==, STUDIO_CONTACT_SITE);
  g_assert_cmpstr (person->name, ==, "Siti Aminah");
  g_assert_true (g_date_valid (&person->from));
  g_assert_false (g_date_valid (&person->to));
  g_assert_cmpstr (g_ptr_array_index (studio_brand_list_places (brand), 0), ==, "Long Kali");
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (studio_brand_knows_contact (brand, known[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (studio_brand_knows_contact (brand, unknown[i]));
}

static void
test_rules (void)
{
  g_autoptr (StudioBrand) brand = small_brand (",'rules':{'contrast':{'level':'required','ratio':7,'page':'hlm. 6'},'effects':{'level':'hint','forbid':['shadow']},'neutral':{'level':'warning','from':'2029-01-01'}}");
  const StudioBrandRule *contrast = studio_brand_get_rule (brand, STUDIO_RULE_CONTRAST);
  const StudioBrandRule *size = studio_brand_get_rule (brand, STUDIO_RULE_LOGO_SIZE);
  GDate early, late;

  g_assert_cmpint (contrast->level, ==, STUDIO_RULE_REQUIRED);
  g_assert_cmpfloat (contrast->amount, ==, 7);
  g_assert_cmpstr (contrast->page, ==, "hlm. 6");
  g_assert_cmpint (size->level, ==, STUDIO_RULE_OFF);
  g_assert_cmpfloat (size->amount, ==, 48);
  g_assert_cmpuint (studio_brand_get_rule (brand, STUDIO_RULE_EFFECTS)->words->len, ==, 1);
  studio_date_from_iso ("2028-12-31", &early);
  studio_date_from_iso ("2029-01-01", &late);
  g_assert_false (studio_brand_rule_holds (size, &late));
  g_assert_false (studio_brand_rule_holds (studio_brand_get_rule (brand, STUDIO_RULE_NEUTRAL), &early));
  g_assert_true (studio_brand_rule_holds (studio_brand_get_rule (brand, STUDIO_RULE_NEUTRAL), &late));
}

static gpointer
look_up_often (gpointer data)
{
  for (int i = 0; i < 2000; i++) {
    StudioColor color;
    StudioTypeStyle style;

    g_assert_true (studio_brand_lookup_color (data, "on-accent/40", &color));
    g_assert_true (studio_brand_lookup_type (data, "body", &style));
    g_assert_nonnull (studio_brand_view_edition (data, i % 2 == 0 ? "mas" : "tuntas"));
  }
  g_object_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  StudioBrand *brand = small_brand (TWO_TERMS);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("look", look_up_often, g_object_ref (brand));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_finalize_object (brand);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/brand/colors", test_colors);
  g_test_add_func ("/brand/partner-contrast", test_partner_contrast);
  g_test_add_func ("/brand/grounds", test_grounds);
  g_test_add_func ("/brand/types", test_types);
  g_test_add_func ("/brand/bad", test_bad);
  g_test_add_func ("/brand/small", test_small);
  g_test_add_func ("/brand/logo", test_logo);
  g_test_add_func ("/brand/logo-missing", test_logo_missing);
  g_test_add_func ("/brand/color-names", test_color_names);
  g_test_add_func ("/brand/warnings", test_warnings);
  g_test_add_func ("/brand/editions", test_editions);
  g_test_add_func ("/brand/view", test_view);
  g_test_add_func ("/brand/post-edition", test_post_edition);
  g_test_add_func ("/brand/office", test_office);
  g_test_add_func ("/brand/rules", test_rules);
  g_test_add_func ("/brand/threads", test_threads);
  return g_test_run ();
}
