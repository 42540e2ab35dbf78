#include "layout-fixture.h"
#include "studio-date.h"
#include "studio-history.h"
#include "studio-platforms.h"
#include "studio-post-check.h"

/*
 * A post as a whole: where findings are told, what is told once, what a person has settled, and the rules about the picture. The rules
 * for texts themselves are tried in test-check-rules.c.
 */

#define TODAY "2026-11-20"
#define TITLE "{'type':'text','id':'judul','text':'{judul}','x':100,'y':100,'w':880,'size':60,'color':'black'}"

static StudioChecker *checker;

static GPtrArray *
run (StudioSnapshot *snapshot,
     const char *const *platforms,
     gboolean settled_too)
{
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker, .platforms = platforms, .settled_too = settled_too };
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  g_assert_true (studio_date_from_iso (TODAY, &order.today));
  found = studio_post_check_run (&order, NULL, &error);
  g_assert_no_error (error);
  return found;
}

/* @post: members of the document, with ' for " */
static GPtrArray *
check (const char *layers,
       const char *post)
{
  g_autofree char *all = g_strdup_printf ("[%s]", layers);
  g_autofree char *document = g_strdup_printf ("{%s}", post);
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot (all, "{'feed':{}}", document);

  return run (snapshot, NULL, FALSE);
}

static const StudioFinding *
find (GPtrArray *found,
      const char *rule,
      const char *place,
      const char *name)
{
  for (guint i = 0; i < found->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (found, i);

    if (g_str_equal (finding->rule, rule) && g_str_equal (studio_place_kind_name (finding->place.kind), place) && g_strcmp0 (finding->place.name, name) == 0)
      return finding;
  }
  return NULL;
}

static const StudioFinding *
want (GPtrArray *found,
      const char *rule,
      const char *place,
      const char *name)
{
  const StudioFinding *finding = find (found, rule, place, name);

  if (finding == NULL)
    g_error ("%s is not found in %s %s", rule, place, name);
  return finding;
}

static guint
count (GPtrArray *found,
       const char *rule)
{
  guint n_found = 0;

  for (guint i = 0; i < found->len; i++)
    n_found += g_str_equal (((StudioFinding *) g_ptr_array_index (found, i))->rule, rule);
  return n_found;
}

static void
assert_at (const StudioFinding *finding,
           const char *written,
           const char *words)
{
  g_autofree char *cut = g_utf8_substring (written, finding->start, finding->end);

  g_assert_cmpstr (cut, ==, words);
}

/* --- where texts are at fault --- */

static void
test_caption_links (void)
{
  static const char written[] = "📢 {judul}: Pemkab menghimbau {{}warga}.";
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Pasar Murah'},'caption':{'text':'📢 {judul}: Pemkab menghimbau {{}warga}.'}");
  const StudioFinding *finding = want (found, "EJA-07", "caption", NULL);

  assert_at (finding, written, "menghimbau");
  g_assert_cmpstr (finding->fix, ==, "mengimbau");
}

/* A fault of a field is told of the field, in a caption that links to it no second time. */
static void
test_caption_of_field (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Bupati menghimbau warga'},'caption':{'text':'{judul} hari ini.'}");

  assert_at (want (found, "EJA-07", "field", "judul"), "Bupati menghimbau warga", "menghimbau");
  g_assert_cmpuint (count (found, "EJA-07"), ==, 1);
}

/* What is written about in the editor: places are those of the words as they are read, a follower's faults are told with its own. */
static void
test_caption_alone (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}",
                                                         "{'content':{'judul':'Bupati menghimbau warga'},'caption':{'text':'📢 {judul}: Pemkab menghimbau {{}warga}.'}}");
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker };
  guint answered = 0;

  g_assert_true (studio_date_from_iso (TODAY, &order.today));
  for (int i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) found = studio_post_check_caption (&order, i == 0 ? NULL : "instagram", NULL, &answered);

    g_assert_cmpuint (count (found, "EJA-07"), ==, 1);
    assert_at (want (found, "EJA-07", "caption", NULL), "📢 Bupati menghimbau warga: Pemkab menghimbau {warga}.", "menghimbau");
    g_assert_cmpint (want (found, "EJA-07", "caption", NULL)->start, >, 25);
    g_assert_cmpstr (want (found, "EJA-07", "caption", NULL)->fix, ==, "mengimbau");
    g_assert_true ((answered & (1u << STUDIO_QUESTION_WHO)) != 0);
    g_assert_false ((answered & (1u << STUDIO_QUESTION_WHEN)) != 0);
  }
}

/* A prompt that is not filled in answers nothing, though its words would; it may not go out so. */
static void
test_caption_prompt (void)
{
  static const struct
  {
    const char *text;
    gboolean answered;
  } cases[] = { { "Jalan dibuka. Langkah ini diambil karena ____.", FALSE }, { "Jalan dibuka. Langkah ini diambil karena hujan.", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar'},'caption':{'text':'%s'}}", cases[i].text);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}", post);
    StudioPostCheck order = { .snapshot = snapshot, .checker = checker };
    g_autoptr (GPtrArray) found = NULL;
    guint answered = 0;

    g_assert_true (studio_date_from_iso (TODAY, &order.today));
    found = studio_post_check_caption (&order, NULL, NULL, &answered);
    g_assert_true ((answered & (1u << STUDIO_QUESTION_WHAT)) != 0);
    g_assert_cmpint ((answered & (1u << STUDIO_QUESTION_WHY)) != 0, ==, cases[i].answered);
    g_assert_cmpuint (count (found, "GBR-16"), ==, cases[i].answered ? 0 : 1);
  }
}

/* An empty caption has nothing to underline, and what was accepted is not underlined again. */
static void
test_caption_settled (void)
{
  g_autoptr (StudioSnapshot) empty = layout_snapshot ("[" TITLE "]", "{'feed':{}}", "{'content':{'judul':'Pasar'}}");
  g_autoptr (GPtrArray) all = check (TITLE, "'content':{'judul':'Pasar'},'caption':{'text':'Pemkab menghimbau warga.'}");
  g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar'},'caption':{'text':'Pemkab menghimbau warga.'},"
                                           "'accepted':{'%s':{'reason':'kutipan','by':'Siti','at':'2026-11-20'}}}",
                                           want (all, "EJA-07", "caption", NULL)->key);
  g_autoptr (StudioSnapshot) settled = layout_snapshot ("[" TITLE "]", "{'feed':{}}", post);
  StudioPostCheck order = { .snapshot = empty, .checker = checker };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) open = NULL;

  g_assert_true (studio_date_from_iso (TODAY, &order.today));
  none = studio_post_check_caption (&order, NULL, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  order.snapshot = settled;
  open = studio_post_check_caption (&order, NULL, NULL, NULL);
  g_assert_cmpuint (count (open, "EJA-07"), ==, 0);
}

/* What begins in a caption and ends in a link cannot be mended there. */
static void
test_caption_across_link (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'perbaiki'},'caption':{'text':'Jalan itu di {judul} warga.'}");
  const StudioFinding *finding = want (found, "EJA-02", "caption", NULL);

  assert_at (finding, "Jalan itu di {judul} warga.", "di {judul}");
  g_assert_null (finding->fix);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text, *words;
    gboolean fix;
  } cases[] = {
    { "Jalan **di perbaiki** warga", "di perbaiki", TRUE },
    { "**Jalan** di perbaiki", "di perbaiki", TRUE },
    { "Jalan **di** perbaiki", "di** perbaiki", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *post = g_strdup_printf ("'content':{'judul':'%s'}", cases[i].text);
    g_autoptr (GPtrArray) found = check (TITLE, post);
    const StudioFinding *finding = want (found, "EJA-02", "field", "judul");

    assert_at (finding, cases[i].text, cases[i].words);
    g_assert_true ((finding->fix != NULL) == cases[i].fix);
  }
}

static void
test_lists (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Pasar','daftar':['Satu','Bupati menghimbau warga'],'langkah':[{'judul':'Datang','isi':'Kami menghimbau'}],"
                                              "'angka':[{'label':'yang dihimbau','nilai':'3','satuan':'orang'}]}");

  want (found, "EJA-07", "field", "daftar/1");
  want (found, "EJA-07", "field", "langkah/0/isi");
}

static void
test_platforms (void)
{
  static const char *const platforms[] = { "facebook_page", "x", NULL };
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}",
                                                         "{'content':{'judul':'Pasar'},'caption':{'text':'Pemkab menghimbau warga.',"
                                                         "'variants':{'x':{'text':'Kami menghimbau.'}}}}");
  g_autoptr (GPtrArray) found = run (snapshot, platforms, FALSE);

  want (found, "EJA-07", "caption", NULL);
  assert_at (want (found, "EJA-07", "caption", "x"), "Kami menghimbau.", "menghimbau");
  g_assert_null (find (found, "EJA-07", "caption", "facebook_page"));
}

/* --- descriptions --- */

#define LONG_ALT "Warga mengantre beras di halaman kantor, tiga petugas menimbang."

/** AltCase: @rule: found for page 1, or passed over */
typedef struct
{
  const char *description;
  const char *rule;
  gboolean found;
} AltCase;

static const AltCase alt_cases[] = {
  { "", "GBR-01", TRUE },
  { "'alt':'  '", "GBR-01", TRUE },
  { "'alt':'Pasar Murah Desember. " LONG_ALT "','draft':true", "GBR-01", TRUE },
  { "'alt':'Pasar Murah Desember. " LONG_ALT "'", "GBR-01", FALSE },
  { "'alt':'Pasar Murah Desember. " LONG_ALT "','confirmed':true", "GBR-01", FALSE },
  { "'decorative':true", "GBR-01", FALSE },
  { "'decorative':true", "GBR-04", FALSE },
  { "'alt':'Pasar.'", "GBR-02", TRUE },
  { "'alt':'Foto warga. " LONG_ALT "'", "GBR-03", TRUE },
  { "'alt':'" LONG_ALT "'", "GBR-04", TRUE },
  { "'alt':'Pasar Murah Desember. " LONG_ALT "'", "GBR-04", FALSE },
  { "'alt':'Pasar murah dibuka.'", "GBR-05", TRUE },
  { "'alt':'" LONG_ALT "'", "GBR-05", FALSE },
};

static void
test_descriptions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alt_cases); i++) {
    const AltCase *c = &alt_cases[i];
    g_autofree char *post = g_strdup_printf ("'content':{'judul':'Pasar Murah Desember'},'caption':{'text':'Pasar murah dibuka.'},'descriptions':{'1':{%s}}", c->description);
    g_autoptr (GPtrArray) found = check (TITLE, post);

    if ((find (found, c->rule, "alt", "1") != NULL) != c->found)
      g_error ("%s of {%s}", c->rule, c->description);
  }
}

/* --- the picture --- */

#define CHART(more) \
  "{'type':'chart','id':'grafik','rows':'{angka}','x':100,'y':300,'w':800,'h':500,'chart':'column'" more "}"
#define ROWS "'angka':[{'label':'A','nilai':'12'},{'label':'B','nilai':'15'}]"

/** PageCase: @layer: beside the title; @rule: found at the layer called @id, or passed over */
typedef struct
{
  const char *layer;
  const char *rule;
  const char *id;
  gboolean found;
} PageCase;

static const PageCase page_cases[] = {
  { "{'type':'text','id':'t','text':'Terang di atas putih','x':100,'y':400,'w':800,'size':40,'color':'#eeeeee'}", "GBR-06", "t", TRUE },
  { "{'type':'text','id':'t','text':'Gelap di atas putih','x':100,'y':400,'w':800,'size':40,'color':'#222222'}", "GBR-06", "t", FALSE },
  { "{'type':'text','id':'t','text':'Gelap di atas gelap','x':100,'y':400,'w':800,'size':40,'color':'#222222','hidden':true}", "GBR-07", "t", FALSE },
  { "{'type':'text','id':'t','text':'kecil','x':100,'y':400,'w':800,'size':14,'color':'black'}", "GBR-07", "t", TRUE },
  { "{'type':'text','id':'t','text':'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas','x':100,'y':400,'w':800,'size':22,'color':'black'}", "GBR-07", "t", TRUE },
  { "{'type':'text','id':'t','text':'Sumber: BPS','x':100,'y':400,'w':800,'size':22,'color':'black'}", "GBR-07", "t", FALSE },
  { "{'type':'text','id':'t','text':'di tepi','x':5,'y':400,'w':800,'size':40,'color':'black'}", "GBR-08", "t", TRUE },
  { "{'type':'text','id':'t','text':'Kalimat yang terlalu panjang untuk kotaknya','x':100,'y':400,'w':200,'h':40,'size':60,'min_size':50,'color':'black'}", "GBR-17", "t", TRUE },
  { "{'type':'logo','id':'l','role':'emblem','x':100,'y':400,'w':100,'h':100,'rotate':20}", "GBR-13", "l", TRUE },
  { "{'type':'logo','id':'l','role':'emblem','x':100,'y':400,'w':100,'h':100}", "GBR-13", "l", FALSE },
  { "{'type':'stack','id':'s','direction':'row','x':100,'y':400,'children':[{'type':'logo','id':'a','role':'emblem','w':80,'h':80},{'type':'logo','id':'b','role':'emblem','w':80,'h':120}]}",
    "GBR-14", "s", TRUE },
  { "{'type':'stack','id':'s','direction':'row','x':100,'y':400,'children':[{'type':'logo','id':'a','role':'emblem','w':80,'h':80},{'type':'logo','id':'b','role':'emblem','w':80,'h':80}]}",
    "GBR-14", "s", FALSE },
  { CHART (""), "GBR-18", "grafik", TRUE },
  { CHART (",'unit':'ton'"), "GBR-19", "grafik", FALSE },
};

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_cases); i++) {
    const PageCase *c = &page_cases[i];
    g_autofree char *layers = g_strdup_printf (TITLE ",%s", c->layer);
    g_autoptr (GPtrArray) found = check (layers, "'content':{'judul':'Pasar Murah'," ROWS "}");
    const StudioFinding *finding = find (found, c->rule, "layer", c->id);

    if ((finding != NULL) != c->found)
      g_error ("%s of %s", c->rule, c->layer);
    if (finding != NULL) {
      g_assert_cmpstr (finding->place.format, ==, "feed");
      g_assert_cmpint (finding->place.page, ==, 0);
    }
  }
}

static void
test_words (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *post = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 70; i++)
    g_string_append_printf (words, "kata%d ", i);
  post = g_strdup_printf ("'content':{'judul':'%s'}", words->str);
  found = check (TITLE, post);
  want (found, "GBR-09", "post", NULL);
}

/* A post fresh from its template. */
static void
test_samples (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("capaian-pembangunan");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GPtrArray) found = run (snapshot, NULL, FALSE);

  g_assert_cmpint (want (found, "GBR-16", "field", "judul")->level, ==, STUDIO_RULE_REQUIRED);
  want (found, "GBR-15", "field", "foto");
  g_assert_null (find (found, "GBR-16", "field", "foto"));
  g_assert_cmpuint (count (found, "GBR-20"), ==, 0); /* nobody's photo yet */
}

/* --- photos --- */

static void
test_photos (void)
{
  g_autoptr (StudioAsset) asset = fixture_asset (400);
  const char *hash = studio_asset_get_hash (asset);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const notes[] = { "", "'credit':'Siti Rahmah'" };

  g_hash_table_insert (assets, (gpointer) hash, asset);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar','foto':{'asset':'%s'}},'photo_notes':{'%s':{%s}},'answers':{'GBR-22':{'value':'ya','by':'Rina','at':'2026-11-20'}}}",
                                             hash, hash, notes[i]);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot_with ("[" TITLE ",{'type':'photo','id':'foto','photo':'{foto}','x':0,'y':600,'w':1080,'h':600}]", "{'feed':{}}", post, assets);
    g_autoptr (GPtrArray) found = run (snapshot, NULL, FALSE);

    g_assert_true ((find (found, "GBR-10", "photo", hash) != NULL) == (i == 0));
    g_assert_true (want (found, "GBR-20", "post", NULL)->asks);
    g_assert_cmpuint (count (found, "GBR-22"), ==, 0);
  }
}

/* --- what a person settled --- */

static void
test_settled (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Pasar'},'caption':{'text':'Pemkab menghimbau warga.'}");
  g_autofree char *key = g_strdup (want (found, "EJA-07", "caption", NULL)->key);
  g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar'},'caption':{'text':'Pemkab menghimbau warga.'},"
                                           "'accepted':{'%s':{'reason':'nama resmi','by':'Rina','at':'2026-11-20'}},"
                                           "'answers':{'MED-14':{'value':'ya','by':'Rina','at':'2026-11-20'},'EJA-07':{'value':'ya','by':'Rina','at':'2026-11-20'}}}",
                                           key);
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}", post);
  g_autoptr (GPtrArray) open = run (snapshot, NULL, FALSE);
  g_autoptr (GPtrArray) all = run (snapshot, NULL, TRUE);

  g_assert_cmpuint (count (found, "MED-14"), ==, 1);
  g_assert_cmpuint (count (open, "EJA-07"), ==, 0);
  g_assert_cmpuint (count (open, "MED-14"), ==, 0);
  g_assert_cmpuint (count (all, "EJA-07"), ==, 1);
  g_assert_true (studio_post_check_is_settled (studio_snapshot_get_json (snapshot), want (all, "EJA-07", "caption", NULL)));
}

typedef struct
{
  const char *rule, *answer;
  gboolean settled;
} AnswerCase;

/* What is answered decides, by what the rule's file says of it; the questions are asked of a post of their own type. */
static const AnswerCase answers[] = {
  { "ISI-25", "'value':'ya'", TRUE },
  { "ISI-25", "'value':'Yes'", TRUE },
  { "ISI-25", "'value':'tidak'", FALSE },
  { "ISI-25", "'value':'mungkin'", FALSE },
  { "ISI-25", "'value':''", FALSE },
  { "ISI-25", "'value':'tidak-berlaku'", FALSE },
  { "ISI-25", "'value':'tidak-berlaku','note':'  '", FALSE },
  { "ISI-25", "'value':'tidak-berlaku','note':'Hanya ucapan'", TRUE },
  { "ISI-22", "'value':'berkala'", TRUE },
  { "ISI-22", "'value':'serta-merta'", TRUE },
  { "ISI-22", "'value':'dikecualikan'", FALSE },
  { "ISI-22", "'value':'ya'", FALSE },
  { "MED-14", "'value':'Rina, Kepala Dinas'", TRUE },
  { "MED-14", "'value':' \\n'", FALSE },
};

static void
test_answers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *post = g_strdup_printf ("'content':{'judul':'Pasar'},'answers':{'%s':{%s,'by':'Rina','at':'2026-11-20'}}", answers[i].rule, answers[i].answer);
    g_autoptr (GPtrArray) open = check (TITLE, post);

    if (count (open, answers[i].rule) != (answers[i].settled ? 0 : 1))
      g_error ("%s with %s", answers[i].rule, answers[i].answer);
  }
}

/* What an open answer asks to do next stands beside it; what was answered is told in words. */
static void
test_answers_in_words (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Pasar'}");
  const StudioAnswerKind *class = want (found, "ISI-22", "post", NULL)->answer;
  const StudioAnswerKind *yes = want (found, "ISI-25", "post", NULL)->answer;
  const StudioReply reply = { "tidak-berlaku", "Rina", NULL, "Hanya ucapan" };
  const StudioReply strange = { "apa", NULL, NULL, NULL };
  g_autofree char *words = studio_answer_kind_describe (yes, &reply);
  g_autofree char *other = studio_answer_kind_describe (class, &strange);

  g_assert_cmpint (class->form, ==, STUDIO_ANSWER_CHOICE);
  g_assert_cmpuint (class->choices->len, ==, 4);
  g_assert_nonnull (studio_answer_kind_find (class, "dikecualikan")->then);
  g_assert_null (studio_answer_kind_find (class, "berkala")->then);
  g_assert_true (g_str_has_suffix (words, ": Hanya ucapan"));
  g_assert_null (strstr (words, "…"));
  g_assert_cmpstr (other, ==, "apa");
}

/* A question that was answered in the negative is still found by its rule. */
static void
test_answered_questions_stay (void)
{
  static const char *const replies[] = { "belum", "tertulis" };

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++) {
    g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar'},'caption':{'text':'Warga bernama Budi Santoso sakit TBC dirawat.'},'answers':{'ORG-07':{'value':'%s'}}}", replies[i]);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}", post);
    g_autoptr (GPtrArray) open = run (snapshot, NULL, FALSE);
    g_autoptr (GPtrArray) all = run (snapshot, NULL, TRUE);

    g_assert_cmpuint (count (all, "ORG-07"), ==, 1);
    g_assert_cmpuint (count (open, "ORG-07"), ==, i == 0 ? 1 : 0);
  }
}

typedef struct
{
  const char *json, *message;
} KindCase;

static const KindCase bad_kinds[] = {
  { "{'answer':'ya'}", "answer" },
  { "{'answer':{}}", "kind" },
  { "{'answer':{'kind':'number'}}", "kind" },
  { "{'answer':{'kind':'choice'}}", "choices" },
  { "{'answer':{'kind':'choice','choices':[]}}", "choices" },
  { "{'answer':{'kind':'choice','choices':[{'value':'a','label':'A'}]}}", "choices" },
  { "{'answer':{'kind':'choice','choices':[{'value':'a','label':'A','settles':false},{'value':'b','label':'B','settles':false}]}}", "settles" },
  { "{'answer':{'kind':'choice','choices':[{'value':'a'},{'value':'b','label':'B'}]}}", "label" },
  { "{'answer':{'kind':'choice','choices':[{'value':'a','label':'A','then':7},{'value':'b','label':'B'}]}}", "then" },
  { "{'answer':{'kind':'text','prompt':7}}", "prompt" },
  { "{'answer':{'kind':'text','panjang':7}}", "panjang" },
};

static void
test_bad_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_kinds); i++) {
    g_autofree char *text = g_strdelimit (g_strdup (bad_kinds[i].json), "'", '"');
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) root = studio_json_parse ("rule.json", bytes, &error);
    StudioJsonAt at = studio_json_at_root ("rule.json", root);
    g_autoptr (StudioAnswerKind) kind = NULL;

    g_assert_no_error (error);
    kind = studio_answer_kind_read (&at, &error);
    g_assert_null (kind);
    if (error == NULL || strstr (error->message, bad_kinds[i].message) == NULL)
      g_error ("%s: %s", text, error != NULL ? error->message : "no error");
  }
}

/* A photo of a leader: by its share of the page, and more strictly in election time. */
static void
test_leader_photo (void)
{
  static const struct
  {
    int height;
    gboolean election, found;
    StudioRuleLevel level;
  } leaders[] = {
    { 300, FALSE, FALSE, STUDIO_RULE_OFF },
    { 700, FALSE, TRUE, STUDIO_RULE_WARNING },
    { 1200, FALSE, TRUE, STUDIO_RULE_WARNING },
    { 300, TRUE, TRUE, STUDIO_RULE_WARNING },
    { 700, TRUE, TRUE, STUDIO_RULE_WARNING },
    { 1200, TRUE, TRUE, STUDIO_RULE_REQUIRED },
  };
  g_autoptr (StudioAsset) asset = fixture_asset (400);
  const char *hash = studio_asset_get_hash (asset);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar','foto':{'asset':'%s'}},'photo_notes':{'%s':{'role':'pimpinan'}}}", hash, hash);

  g_hash_table_insert (assets, (gpointer) hash, asset);
  for (gsize i = 0; i < G_N_ELEMENTS (leaders); i++) {
    g_autofree char *layers = g_strdup_printf ("[" TITLE ",{'type':'photo','id':'foto','photo':'{foto}','x':0,'y':0,'w':1080,'h':%d}]", leaders[i].height);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot_with (layers, "{'feed':{}}", post, assets);
    g_autoptr (GPtrArray) found = NULL;
    const StudioFinding *finding;

    checker->election.on = leaders[i].election;
    g_assert_true (studio_date_from_iso (TODAY, &checker->election.days[STUDIO_ELECTION_VOTE]));
    found = run (snapshot, NULL, FALSE);
    finding = find (found, "ORG-10", "layer", "foto");
    g_test_message ("%d px, election %d", leaders[i].height, leaders[i].election);
    g_assert_true ((finding != NULL) == leaders[i].found);
    if (finding != NULL)
      g_assert_cmpint (finding->level, ==, leaders[i].level);
  }
  checker->election.on = FALSE;
}

static StudioAsset *
square_photo (void)
{
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"1200\"></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

/* The face of a leader that somebody marked counts itself: as much of it as the frame shows. */
static void
test_leader_face (void)
{
  static const struct
  {
    const char *face;
    int height;
    gboolean election, found;
    StudioRuleLevel level;
    const char *turned; /* (nullable) */
  } faces[] = {
    { "[0.4,0.4,0.2,0.2]", 1080, FALSE, FALSE, STUDIO_RULE_OFF },
    { "[0.2,0.2,0.5,0.5]", 1080, FALSE, TRUE, STUDIO_RULE_WARNING },
    { "[0.2,0.2,0.5,0.5]", 1080, TRUE, TRUE, STUDIO_RULE_WARNING },
    { "[0.1,0.1,0.8,0.8]", 1080, TRUE, TRUE, STUDIO_RULE_REQUIRED },
    { "[0,0,1,0.18]", 680, FALSE, FALSE, STUDIO_RULE_OFF }, /* above the frame */
    { "[0.4,0.4,0.2,0.2]", 1080, TRUE, FALSE, STUDIO_RULE_OFF },
    { "[0.4,0.4,2,0.2]", 1080, FALSE, TRUE, STUDIO_RULE_WARNING },                 /* no part of a photo: as if nobody had marked it */
    { "[0,0,0.5,0.9]", 1080, FALSE, FALSE, STUDIO_RULE_OFF, "'x':-540,'w':1080" }, /* off the page */
    { "[0,0,0.5,0.9]", 1080, FALSE, TRUE, STUDIO_RULE_WARNING, "'x':-540,'w':1080,'rotate':180" },
    { "[0.2,0.2,0.5,0.5]", 1080, FALSE, TRUE, STUDIO_RULE_WARNING, "'x':0,'w':1080,'rotate':45" },
  };
  g_autoptr (StudioAsset) asset = square_photo ();
  const char *hash = studio_asset_get_hash (asset);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (assets, (gpointer) hash, asset);
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++) {
    g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar','foto':{'asset':'%s'}},'photo_notes':{'%s':{'role':'pimpinan','face':%s}}}", hash, hash, faces[i].face);
    g_autofree char *layers = g_strdup_printf ("[" TITLE ",{'type':'photo','id':'foto','photo':'{foto}',%s,'y':0,'h':%d}]", faces[i].turned != NULL ? faces[i].turned : "'x':0,'w':1080", faces[i].height);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot_with (layers, "{'feed':{}}", post, assets);
    g_autoptr (GPtrArray) found = NULL;
    const StudioFinding *finding;

    checker->election.on = faces[i].election;
    g_assert_true (studio_date_from_iso (TODAY, &checker->election.days[STUDIO_ELECTION_VOTE]));
    found = run (snapshot, NULL, FALSE);
    finding = find (found, "ORG-10", "layer", "foto");
    g_test_message ("%s, election %d", faces[i].face, faces[i].election);
    g_assert_true ((finding != NULL) == faces[i].found);
    if (finding != NULL)
      g_assert_cmpint (finding->level, ==, faces[i].level);
  }
  checker->election.on = FALSE;
}

/* One photo is one finding, on the page where the face is largest. */
static void
test_leader_once (void)
{
  g_autoptr (StudioAsset) asset = square_photo ();
  const char *hash = studio_asset_get_hash (asset);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *post = g_strdup_printf ("{'content':{'judul':'Pasar','foto':{'asset':'%s'}},'photo_notes':{'%s':{'role':'pimpinan','face':[0.1,0.1,0.8,0.8]}}}", hash, hash);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  g_hash_table_insert (assets, (gpointer) hash, asset);
  snapshot = layout_snapshot_with ("[" TITLE ",{'type':'photo','id':'foto','photo':'{foto}','x':0,'y':0,'w':1080,'h':1080}]", "{'story':{},'square':{}}", post, assets);
  found = run (snapshot, NULL, FALSE);
  for (guint i = 0; i < found->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (found, i);

    if (!g_str_equal (finding->rule, "ORG-10"))
      continue;
    g_assert_cmpstr (finding->place.format, ==, "square");
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
}

/* A post as it should be has nothing that is required or warned of. */
static void
test_clean (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Pasar Murah Desember'},'descriptions':{'1':{'alt':'Pasar Murah Desember. " LONG_ALT "'}},"
                                              "'answers':{'MED-14':{'value':'ya','by':'Rina','at':'2026-11-20'}}");

  for (guint i = 0; i < found->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (found, i);

    if (finding->level >= STUDIO_RULE_WARNING && (g_str_has_prefix (finding->rule, "GBR") || g_str_has_prefix (finding->rule, "EJA")))
      g_error ("%s: %s", finding->key, finding->message);
  }
}

/* --- threads and awkward posts --- */

static void
keep_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
run_in_thread (GCancellable *cancellable,
               GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}", "{'content':{'judul':'Pasar'}}");
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker };
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (studio_date_from_iso (TODAY, &order.today));
  studio_post_check_run_async (&order, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_post_check_run_finish (result, error);
}

static void
test_thread (void)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = run_in_thread (NULL, &error);

  g_assert_no_error (error);
  want (found, "GBR-01", "alt", "1");
  g_cancellable_cancel (cancelled);
  g_assert_null (run_in_thread (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Both halves together are what all of it is, in the same order. */
static void
test_halves (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[" TITLE "]", "{'feed':{}}",
                                                         "{'content':{'judul':'Bupati menghimbau warga','isi':'Jalan di perbaiki'},'caption':{'text':'Warga disana menunggu {judul}.'},"
                                                         "'descriptions':{'1':{'alt':'Gambar jalan'}}}");
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker };
  g_autoptr (GPtrArray) all = run (snapshot, NULL, FALSE);
  GPtrArray *halves[2];

  g_assert_true (studio_date_from_iso (TODAY, &order.today));
  order.part = STUDIO_POST_CHECK_TEXTS;
  halves[0] = studio_post_check_run (&order, NULL, NULL);
  order.part = STUDIO_POST_CHECK_REST;
  halves[1] = studio_post_check_run (&order, NULL, NULL);
  g_assert_nonnull (find (halves[0], "EJA-01", "caption", NULL));
  g_assert_null (find (halves[0], "GBR-01", "alt", "1"));
  g_assert_cmpuint (halves[1]->len, >, 0);
  studio_check_join (halves[0], halves[1]);
  g_assert_cmpuint (halves[0]->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((StudioFinding *) g_ptr_array_index (halves[0], i))->key, ==, ((StudioFinding *) g_ptr_array_index (all, i))->key);
  g_ptr_array_unref (halves[0]);
}

static void
test_awkward (void)
{
  static const char *const pieces[] = { "**", "{judul}", "{", "{{}", "\xe2\x80\x8f", "👩‍👩‍👧", "*", "di ", "{tanggal|pendek}", "السلام " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *post = NULL;
    g_autoptr (GPtrArray) found = NULL;

    for (int k = 0; k < 300; k++)
      g_string_append (text, pieces[i]);
    post = g_strdup_printf ("'content':{'judul':'%s'},'caption':{'text':'%s'},'descriptions':{'1':{'alt':'%s'}}", text->str, text->str, text->str);
    found = check (TITLE, post);
    for (guint k = 0; k < found->len; k++) {
      const StudioFinding *finding = g_ptr_array_index (found, k);

      g_assert_cmpint (finding->start, <=, finding->end);
      g_assert_cmpint (finding->end, <=, (int) g_utf8_strlen (text->str, -1));
    }
  }
}

/* A word that a linked field has first is told there, and of the caption where it is written. */
static void
test_caption_again (void)
{
  g_autoptr (GPtrArray) found = check (TITLE, "'content':{'judul':'Rapat kegaitan desa'},'caption':{'text':'{judul} ramai. Warga ikut kegaitan itu, dan {judul} lain.'}");
  const StudioFinding *caption = find (found, "EJA-09", "caption", NULL);

  g_assert_nonnull (find (found, "EJA-09", "field", "judul"));
  g_assert_nonnull (caption);
  g_assert_cmpint (caption->start, ==, 26);
  g_assert_cmpint (caption->end, ==, 34);
  g_assert_true (caption->also == NULL || caption->also->len == 0);
}

/* What is printed over the claim counts, not the group without height that it stands in; our own design does what the rule asks for. */
static void
test_stamp (void)
{
  static const char *const brands[] = { "paser-mas", "ntb-gemilang", "kalbar", "mojokerto", "bojonegoro", "netral" };
  g_autoptr (StudioTemplate) template = fixture_template ("klarifikasi-hoaks");
  g_autoptr (JsonNode) small = fixture_json ("{'w':170,'h':60}");

  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++) {
    g_autoptr (StudioBrand) brand = fixture_brand (brands[i]);
    g_autoptr (StudioPost) post = studio_post_new (template, brand);
    g_autoptr (StudioHistory) history = studio_history_new (post);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post), shrunk = NULL;
    g_autoptr (GPtrArray) found = run (snapshot, NULL, FALSE), after = NULL;

    g_test_message ("%s", brands[i]);
    g_assert_cmpuint (count (found, "HOX-07"), ==, 0);
    studio_history_set (history, "set/stempel", small, "Small", NULL);
    shrunk = studio_post_snapshot (post);
    after = run (shrunk, NULL, FALSE);
    want (after, "HOX-07", "layer", "tindih");
  }
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  checker = studio_checker_new ();

  g_test_add_func ("/post-check/stamp", test_stamp);
  g_test_add_func ("/post-check/caption-links", test_caption_links);
  g_test_add_func ("/post-check/caption-of-field", test_caption_of_field);
  g_test_add_func ("/post-check/caption-across-link", test_caption_across_link);
  g_test_add_func ("/post-check/caption-again", test_caption_again);
  g_test_add_func ("/post-check/caption-alone", test_caption_alone);
  g_test_add_func ("/post-check/caption-prompt", test_caption_prompt);
  g_test_add_func ("/post-check/caption-settled", test_caption_settled);
  g_test_add_func ("/post-check/marks", test_marks);
  g_test_add_func ("/post-check/lists", test_lists);
  g_test_add_func ("/post-check/platforms", test_platforms);
  g_test_add_func ("/post-check/descriptions", test_descriptions);
  g_test_add_func ("/post-check/pages", test_pages);
  g_test_add_func ("/post-check/words", test_words);
  g_test_add_func ("/post-check/samples", test_samples);
  g_test_add_func ("/post-check/photos", test_photos);
  g_test_add_func ("/post-check/settled", test_settled);
  g_test_add_func ("/post-check/answers", test_answers);
  g_test_add_func ("/post-check/answers-in-words", test_answers_in_words);
  g_test_add_func ("/post-check/answered-questions-stay", test_answered_questions_stay);
  g_test_add_func ("/post-check/bad-kinds", test_bad_kinds);
  g_test_add_func ("/post-check/leader-photo", test_leader_photo);
  g_test_add_func ("/post-check/leader-face", test_leader_face);
  g_test_add_func ("/post-check/leader-once", test_leader_once);
  g_test_add_func ("/post-check/clean", test_clean);
  g_test_add_func ("/post-check/thread", test_thread);
  g_test_add_func ("/post-check/halves", test_halves);
  g_test_add_func ("/post-check/awkward", test_awkward);

  status = g_test_run ();
  studio_checker_unref (checker);
  return status;
}
