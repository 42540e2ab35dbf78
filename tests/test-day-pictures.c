#include "config.h"

#include "layout-fixture.h"
#include "studio-catalog.h"
#include "studio-observance.h"

/* The greeting for a day shows the picture of that day, and only one. */

static StudioCatalog *catalog;

/* Returns: (transfer full): the pictures shown, "hari-islam" */
static char *
shown_pictures (JsonNode *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "hari-besar", &error);
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", &error);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (StudioPost) empty = studio_post_new (template, brand);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) document = studio_json_with (studio_post_get_json (empty), "content", content);
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", document, template, brand, none, &error);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("feed"), 0, &error);
  GString *pictures = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->visible && g_str_has_prefix (box->layer->id, "hari-"))
      g_string_append_printf (pictures, "%s%s", pictures->len > 0 ? " " : "", box->layer->id);
  }
  return g_string_free (pictures, FALSE);
}

static void
test_days (void)
{
  static const struct
  {
    const char *greeting, *day, *age, *picture;
  } cases[] = {
    { "Selamat memperingati", "Hari Pahlawan", "", "hari-bangsa" },
    { "Dirgahayu", "Republik Indonesia", "", "hari-bangsa" },
    { "Dirgahayu Republik Indonesia", "HUT ke-81 Kemerdekaan RI", "81", "hari-usia" },
    { "Selamat", "Hari Raya Idulfitri", "", "hari-islam" },
    { "Selamat", "hari raya IDUL ADHA", "", "hari-islam" },
    { "", "Awal Ramadan 1448 H", "", "hari-islam" },
    { "Selamat Natal", "Kelahiran Yesus Kristus", "", "hari-kristen" },
    { "", "Wafat Yesus Kristus", "", "hari-kristen" },
    { "Selamat", "Hari Suci Nyepi", "", "hari-hening" },
    { "Selamat", "Hari Raya Waisak", "", "hari-hening" },
    { "Selamat memperingati", "Hari Guru Nasional", "", "hari-sekolah" },
    { "Selamat memperingati", "Hari Kartini", "", "hari-kartini" },
    { "Selamat Hari Jadi ke-67", "Kabupaten Paser", "67", "hari-usia" },
    { "Selamat Hari Jadi", "Kabupaten Paser", "", "hari-jadi" },
    { "Selamat memperingati", "Hari Lingkungan Hidup Sedunia", "", "hari-alam" },
    { "Selamat", "Hari Santri", "", "hari-santri" },
    { "Selamat", "Tahun Baru Imlek", "", "hari-imlek" },
    { "Selamat memperingati", "Hari Kesehatan Nasional", "", "hari-lain" },
    /* "Natal" as a part of another word, "Air" too */
    { "", "Hari Natalitas dan Airlangga", "", "hari-lain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("{'sapaan':'%s','judul':'%s','angka':'%s'}", cases[i].greeting, cases[i].day, cases[i].age);
    g_autoptr (JsonNode) content = fixture_json (text);
    g_autofree char *pictures = shown_pictures (content);

    g_test_message ("%s", cases[i].day);
    g_assert_cmpstr (pictures, ==, cases[i].picture);
  }
}

/* Whatever day the calendar offers. */
static void
test_calendar (void)
{
  g_autoptr (StudioObservances) observances = studio_observances_load ();
  g_autoptr (GPtrArray) days = NULL;
  GDate from;
  guint n_days = 0;

  g_date_clear (&from, 1);
  g_date_set_dmy (&from, 1, G_DATE_JANUARY, 2026);
  days = studio_observances_list (observances, &from, 730, NULL);
  for (guint i = 0; i < days->len; i++) {
    const StudioObservance *day = g_ptr_array_index (days, i);
    g_autofree char *pictures = NULL;

    if (!g_str_equal (day->template_id, "hari-besar"))
      continue;
    n_days++;
    pictures = shown_pictures (day->content);
    if (!g_str_has_prefix (pictures, "hari-") || strchr (pictures, ' ') != NULL)
      g_error ("%s: the pictures are “%s”", day->name, pictures);
  }
  g_assert_cmpuint (n_days, >, 60);
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalog = studio_catalog_new ();
  g_test_add_func ("/day-pictures/days", test_days);
  g_test_add_func ("/day-pictures/calendar", test_calendar);
  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
