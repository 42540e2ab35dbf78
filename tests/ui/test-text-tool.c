#include "config.h"

#include "studio-text-tool-private.h"

#include <gtk/gtk.h>

#include "layout-fixture.h"
#include "studio-canvas-private.h"

/* A window with a page of its own, on which one text is written. */
typedef struct
{
  GtkWidget *window;
  StudioCanvas *canvas;
  StudioTextTool *tool;
  StudioComposer *composer;
  StudioDocument *document;
} Fixture;

static void
iterate (void)
{
  gint64 end = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
show_scene (Fixture *fixture)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("feed"), 0, &error);

  g_assert_no_error (error);
  studio_composer_set_scene (fixture->composer, scene);
}

static Fixture
open_window (const char *layers,
             const char *samples)
{
  g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"
                                           "'fields':%s,'samples':{'*':%s},'layers':%s,'formats':{'feed':{}}}",
                                           layout_fields, samples, layers);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);
  Fixture fixture = { .window = gtk_window_new (), .canvas = STUDIO_CANVAS (studio_canvas_new ()) };

  g_assert_no_error (error);
  fixture.document = studio_document_new (template, brand);
  fixture.composer = studio_composer_new (fixture.document);
  fixture.tool = STUDIO_TEXT_TOOL (studio_text_tool_new ());
  studio_text_tool_attach (fixture.tool, fixture.canvas);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 800, 700);
  gtk_window_set_child (GTK_WINDOW (fixture.window), GTK_WIDGET (fixture.canvas));
  studio_canvas_set_format (fixture.canvas, studio_format_find ("feed"));
  studio_composer_set_view (fixture.composer, studio_format_find ("feed"), 0);
  show_scene (&fixture);
  studio_text_tool_set_composer (fixture.tool, fixture.composer);
  gtk_window_present (GTK_WINDOW (fixture.window));
  iterate ();
  return fixture;
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->composer);
  g_object_unref (fixture->document);
  iterate ();
}

/* As a keyboard without any input method gives it. */
static void
type (Fixture *fixture,
      const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    char letter[8] = "";

    g_unichar_to_utf8 (g_utf8_get_char (at), letter);
    g_signal_emit_by_name (fixture->tool->im, "commit", letter);
  }
}

static const char *
content (Fixture *fixture,
         const char *field)
{
  JsonNode *root = studio_post_get_json (studio_document_get_post (fixture->document)), *node;
  g_autofree char *path = g_strconcat ("content/", field, NULL);

  node = studio_json_lookup (root, path);
  return node != NULL ? json_node_get_string (node) : NULL;
}

static StudioHistory *
history (Fixture *fixture)
{
  return studio_document_get_history (fixture->document);
}

static const char title_layer[] = "[{'id':'judul','type':'text','text':'{judul}','x':80,'y':100,'w':900,'size':60}]";
static const char title_sample[] = "{'judul':'Contoh judul'}";

/* Typing replaces a sample, goes to the field, and is taken back word by word. */
static void
test_types_into_field (void)
{
  Fixture fixture = open_window (title_layer, title_sample);
  g_autofree char *sentence = NULL;
  StudioPoint point = { 200, 130 };

  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", &point));
  sentence = studio_text_tool_get_sentence (fixture.tool);
  g_assert_nonnull (strstr (sentence, "Judul"));
  g_assert_cmpstr (studio_text_tool_get_id (fixture.tool), ==, "judul");
  g_assert_true (fixture.tool->sample);
  type (&fixture, "Air bersih é");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Air bersih é");
  g_assert_cmpuint (studio_history_get_n_undo (history (&fixture)), ==, 3);
  studio_history_undo (history (&fixture));
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Air bersih ");
  g_assert_cmpstr (fixture.tool->buffer->words, ==, "Air bersih ");
  g_assert_cmpint (fixture.tool->buffer->caret, ==, 11);
  studio_history_undo (history (&fixture));
  type (&fixture, "🌾");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Air 🌾");
  studio_history_undo (history (&fixture));
  studio_history_undo (history (&fixture));
  /* before the first letter the sample stands there again, ready to be replaced */
  g_assert_cmpstr (content (&fixture, "judul"), ==, NULL);
  g_assert_true (studio_text_buffer_has_selection (fixture.tool->buffer));
  type (&fixture, "x");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "x");
  studio_text_tool_end (fixture.tool);
  g_assert_null (studio_text_tool_get_id (fixture.tool));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool)));
  close_window (&fixture);
}

/* Deleting all of it shows the sample, which typing replaces; an optional field leaves the page, and typing goes on. */
static void
test_emptied (void)
{
  Fixture fixture = open_window ("[{'id':'judul','type':'text','text':'{judul}','x':80,'y':100,'w':900,'size':60},"
                                 " {'id':'isi','type':'text','text':'{isi}','x':80,'y':400,'w':900,'size':40}]",
                                 "{'judul':'Contoh judul','isi':'Contoh isi'}");

  g_assert_true (studio_text_tool_begin (fixture.tool, "isi", NULL));
  type (&fixture, "ab");
  studio_text_buffer_select (fixture.tool->buffer, 0, 2);
  studio_text_buffer_delete_to (fixture.tool->buffer, 0, 0);
  _studio_text_tool_write (fixture.tool);
  g_assert_cmpstr (content (&fixture, "isi"), ==, "");
  g_assert_null (fixture.tool->view);
  g_assert_cmpfloat_with_epsilon (fixture.tool->bare.rect.x, 80, 0.5);
  show_scene (&fixture);
  g_assert_null (studio_scene_find (studio_composer_get_scene (fixture.composer), "isi"));
  type (&fixture, "Lagi");
  g_assert_cmpstr (content (&fixture, "isi"), ==, "Lagi");
  g_assert_nonnull (fixture.tool->view);

  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  type (&fixture, "a");
  studio_text_buffer_delete_to (fixture.tool->buffer, 0, 0);
  _studio_text_tool_write (fixture.tool);
  type (&fixture, "Baru");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Baru");
  close_window (&fixture);
}

static void
test_looks (void)
{
  Fixture fixture = open_window (title_layer, title_sample);
  g_autoptr (GArray) runs = NULL;
  const StudioTextRun *run;

  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  type (&fixture, "satu dua tiga");
  studio_text_buffer_select (fixture.tool->buffer, 5, 8);
  _studio_text_tool_toggle (fixture.tool, STUDIO_RUN_ITALIC);
  studio_text_buffer_select (fixture.tool->buffer, 0, 0);
  type (&fixture, "xy");
  g_assert_cmpuint (fixture.tool->view->layer->text.runs->len, ==, 1);
  run = &g_array_index (fixture.tool->view->layer->text.runs, StudioTextRun, 0);
  g_assert_cmpint (run->from, ==, 7);
  g_assert_cmpint (run->to, ==, 10);
  g_assert_cmpstr (content (&fixture, "judul"), ==, "xysatu dua tiga");
  /* words and the places of looks are one step */
  studio_history_undo (history (&fixture));
  g_assert_cmpstr (content (&fixture, "judul"), ==, "satu dua tiga");
  g_assert_cmpint (g_array_index (fixture.tool->view->layer->text.runs, StudioTextRun, 0).from, ==, 5);
  g_assert_cmpint (g_array_index (fixture.tool->buffer->runs, StudioTextRun, 0).from, ==, 5);
  studio_history_undo (history (&fixture));
  g_assert_cmpuint (fixture.tool->buffer->runs->len, ==, 0);
  close_window (&fixture);
}

/* What a panel gives to the layer goes to the part that is selected, and to all of it otherwise. */
static void
test_part_from_panel (void)
{
  Fixture fixture = open_window (title_layer, title_sample);
  g_autoptr (JsonNode) color = studio_json_string ("accent"), heavy = studio_json_number (800), larger = studio_json_number (90);
  StudioTextRun run;
  guint n_undo;

  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  type (&fixture, "satu dua tiga");
  studio_text_buffer_select (fixture.tool->buffer, 5, 8);
  studio_composer_set_member (fixture.composer, "color", color, "Warna", "panel/color");
  n_undo = studio_history_get_n_undo (history (&fixture));
  studio_composer_set_member (fixture.composer, "color", color, "Warna", "panel/color");
  g_assert_cmpuint (studio_history_get_n_undo (history (&fixture)), ==, n_undo);
  studio_composer_set_member (fixture.composer, "weight", heavy, "Tebal", NULL);
  studio_composer_set_member (fixture.composer, "size", larger, "Ukuran", NULL);
  run = studio_runs_at (fixture.tool->view->layer->text.runs, 6);
  g_assert_cmpstr (run.color, ==, "accent");
  g_assert_true ((run.on & STUDIO_RUN_BOLD) != 0);
  g_assert_cmpfloat_with_epsilon (run.size, 1.5, 0.001);
  g_assert_cmpfloat (fixture.tool->view->layer->text.size, ==, 60);
  studio_composer_set_member (fixture.composer, "color", NULL, "Warna", NULL);
  g_assert_cmpuint (studio_runs_at (fixture.tool->view->layer->text.runs, 6).said & STUDIO_RUN_COLOR, ==, 0);
  studio_text_buffer_select (fixture.tool->buffer, 2, 2);
  studio_composer_set_member (fixture.composer, "size", larger, "Ukuran", NULL);
  g_assert_cmpfloat (fixture.tool->view->layer->text.size, ==, 90);
  studio_text_tool_end (fixture.tool);
  close_window (&fixture);
}

/* Capitals that a token makes stay out of the field; what is put together from fields is not written over. */
static void
test_tokens (void)
{
  Fixture fixture = open_window ("[{'id':'k','type':'text','text':'{judul|kapital}','x':80,'y':100,'w':900,'size':60},"
                                 " {'id':'t','type':'text','text':'{tanggal|panjang}','x':80,'y':300,'w':900,'size':60},"
                                 " {'id':'b','type':'text','text':'kurung','x':80,'y':500,'w':900,'size':60}]",
                                 "{'judul':'Contoh judul','tanggal':'2026-11-20'}");

  g_assert_true (studio_text_tool_begin (fixture.tool, "k", NULL));
  g_assert_cmpstr (fixture.tool->buffer->words, ==, "Contoh judul");
  type (&fixture, "Air");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Air");
  g_assert_cmpstr (fixture.tool->view->layer->text.text, ==, "AIR");
  g_assert_false (studio_text_tool_begin (fixture.tool, "t", NULL));
  g_assert_true (studio_text_tool_begin (fixture.tool, "b", NULL));
  type (&fixture, "a{b}");
  g_assert_cmpstr (fixture.tool->view->layer->text.text, ==, "a{b}");
  close_window (&fixture);
}

static void
test_added_text (void)
{
  Fixture fixture = open_window (title_layer, title_sample);
  g_autoptr (JsonNode) layer = fixture_json ("{'type':'text','text':'Teks','w':400,'h':100,'size':40}");
  g_autofree char *id = g_strdup (studio_composer_add (fixture.composer, layer, NULL, "Tambah"));

  show_scene (&fixture);
  g_assert_true (studio_text_tool_begin (fixture.tool, id, NULL));
  type (&fixture, "Halo");
  g_assert_cmpstr (fixture.tool->view->layer->text.text, ==, "Halo");
  studio_text_buffer_delete_to (fixture.tool->buffer, 0, 0);
  _studio_text_tool_write (fixture.tool);
  g_assert_cmpint (fixture.tool->buffer->length, ==, 0);
  studio_text_tool_end (fixture.tool);
  show_scene (&fixture);
  g_assert_null (studio_scene_find (studio_composer_get_scene (fixture.composer), id));

  /* undone beyond its beginning, there is nothing to write any more */
  while (studio_history_undo (history (&fixture)))
    continue;
  studio_history_redo (history (&fixture));
  show_scene (&fixture);
  g_assert_true (studio_text_tool_begin (fixture.tool, id, NULL));
  studio_history_undo (history (&fixture));
  g_assert_null (studio_text_tool_get_id (fixture.tool));
  close_window (&fixture);
}

static void
test_refuses (void)
{
  Fixture fixture = open_window ("[{'id':'s','type':'shape','x':0,'y':0,'w':50,'h':50,'fill':'primary'},"
                                 " {'id':'t','type':'text','text':'Tetap','x':80,'y':100,'w':900,'size':60,'locked':'Dikunci.'}]",
                                 "{}");

  g_assert_false (studio_text_tool_begin (fixture.tool, "s", NULL));
  g_assert_false (studio_text_tool_begin (fixture.tool, "t", NULL));
  g_assert_false (studio_text_tool_begin (fixture.tool, "tidak-ada", NULL));
  g_assert_null (studio_text_tool_get_id (fixture.tool));
  close_window (&fixture);
}

/* The caret of a turned text is under the pointer that put it there. */
static void
test_turned (void)
{
  Fixture fixture = open_window ("[{'id':'g','type':'group','x':200,'y':200,'w':600,'h':600,'rotate':30,'children':["
                                 "  {'id':'t','type':'text','text':'{judul}','x':50,'y':100,'w':500,'size':60,'rotate':15}]}]",
                                 title_sample);
  StudioTextCaret caret;
  StudioAffine matrix;
  StudioPoint at, back;

  g_assert_true (studio_text_tool_begin (fixture.tool, "t", NULL));
  type (&fixture, "miring sekali");
  matrix = _studio_text_tool_matrix (fixture.tool);
  studio_text_caret (fixture.tool->view, 6, &caret);
  at = studio_affine_apply (&matrix, (StudioPoint){ caret.rect.x, caret.rect.y + caret.rect.h / 2 });
  back = _studio_text_tool_to_box (fixture.tool, at.x, at.y);
  g_assert_cmpint (studio_text_index_at (fixture.tool->view, back), ==, 6);
  iterate ();
  close_window (&fixture);
}

static void
test_preedit (void)
{
  Fixture fixture = open_window (title_layer, title_sample);

  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  type (&fixture, "ab");
  fixture.tool->preedit = g_strdup ("´");
  fixture.tool->preedit_caret = 1;
  _studio_text_tool_refresh (fixture.tool);
  iterate ();
  g_assert_cmpstr (content (&fixture, "judul"), ==, "ab");
  close_window (&fixture);
}

static void
show_cb (StudioPost *post,
         const char *path,
         StudioCanvas *canvas)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);

  studio_canvas_show_page (canvas, snapshot, 0);
}

static void
tell_cb (StudioCanvas *canvas,
         gboolean *shown)
{
  *shown = TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const double *) a > *(const double *) b ? 1 : -1;
}

/* From a key to the picture with its letter, on a page of a shipped template; the bound is wide for a busy machine. */
static void
test_latency (void)
{
  static const char words[] = "Layanan adminduk tutup sementara";
  g_autoptr (StudioTemplate) template = fixture_template ("pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  Fixture fixture = open_window (title_layer, title_sample);
  double times[sizeof words - 1], written[sizeof words - 1];
  gboolean shown = FALSE;

  g_object_unref (fixture.document);
  g_object_unref (fixture.composer);
  fixture.document = studio_document_new (template, brand);
  fixture.composer = studio_composer_new (fixture.document);
  studio_composer_set_view (fixture.composer, studio_format_find ("feed"), 0);
  studio_canvas_set_previewer (fixture.canvas, previewer);
  show_scene (&fixture);
  studio_text_tool_set_composer (fixture.tool, fixture.composer);
  show_cb (studio_document_get_post (fixture.document), "", fixture.canvas);
  while (!studio_canvas_is_settled (fixture.canvas))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (studio_document_get_post (fixture.document), "changed", G_CALLBACK (show_cb), fixture.canvas);
  g_signal_connect (fixture.canvas, "scene-changed", G_CALLBACK (tell_cb), &shown);
  g_assert_true (studio_text_tool_begin (fixture.tool, studio_scene_find_field (studio_composer_get_scene (fixture.composer), "judul")->layer->id, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    char letter[2] = { words[i], '\0' };
    gint64 start = g_get_monotonic_time ();

    shown = FALSE;
    type (&fixture, letter);
    written[i] = (g_get_monotonic_time () - start) / 1000.0;
    while (!shown)
      g_main_context_iteration (NULL, TRUE);
    times[i] = (g_get_monotonic_time () - start) / 1000.0;
  }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  qsort (written, G_N_ELEMENTS (written), sizeof written[0], compare_times);
  g_test_message ("a key: %.1f ms in the main loop, %.1f ms to its picture (medians), %.1f ms at worst", written[G_N_ELEMENTS (times) / 2],
                  times[G_N_ELEMENTS (times) / 2], times[G_N_ELEMENTS (times) - 1]);
  g_assert_cmpfloat (written[G_N_ELEMENTS (times) / 2], <, 33);
  g_assert_cmpfloat (times[G_N_ELEMENTS (times) / 2], <, 300);
  g_signal_handlers_disconnect_by_data (studio_document_get_post (fixture.document), fixture.canvas);
  close_window (&fixture);
}

/* Waits for the live check. */
static void
rest (Fixture *fixture,
      guint n_marks)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (studio_finding_marks_list (fixture->tool->marks)->len != n_marks && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (studio_finding_marks_list (fixture->tool->marks)->len != n_marks)
    g_error ("“%s” has %u marks instead of %u", fixture->tool->buffer->words, studio_finding_marks_list (fixture->tool->marks)->len, n_marks);
}

static const StudioFindingMark *
first_mark (Fixture *fixture)
{
  return &g_array_index (studio_finding_marks_list (fixture->tool->marks), StudioFindingMark, 0);
}

/* Findings of the words get their marks, go with them, and are settled or mended by one undoable step. */
static void
test_marks (void)
{
  Fixture fixture = open_window (title_layer, title_sample);
  g_autoptr (StudioLiveCheck) check = studio_live_check_new ();
  GtkWidget *popover;
  JsonNode *runs;
  guint n_undo;

  studio_live_check_set_document (check, fixture.document);
  g_object_set (fixture.tool, "live-check", check, NULL);
  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  type (&fixture, "Bupati menghimbau warga");
  rest (&fixture, 1);
  g_assert_cmpint (first_mark (&fixture)->start, ==, 7);
  g_assert_cmpint (first_mark (&fixture)->end, ==, 17);
  /* typed before it, the mark goes along at once */
  studio_text_buffer_select (fixture.tool->buffer, 0, 0);
  type (&fixture, "Ibu ");
  g_assert_cmpint (first_mark (&fixture)->start, ==, 11);
  rest (&fixture, 1);

  /* mended: one step, with the look of the words */
  studio_text_buffer_select (fixture.tool->buffer, 11, 21);
  _studio_text_tool_toggle (fixture.tool, STUDIO_RUN_ITALIC);
  rest (&fixture, 1);
  studio_text_buffer_select (fixture.tool->buffer, 13, 13);
  g_assert_true (_studio_text_tool_suggest_for (fixture.tool, 13));
  popover = fixture.tool->suggestions;
  n_undo = studio_history_get_n_undo (history (&fixture));
  g_signal_emit_by_name (popover, "replace", first_mark (&fixture)->finding, "mengimbau");
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Ibu Bupati mengimbau warga");
  g_assert_cmpuint (studio_history_get_n_undo (history (&fixture)), ==, n_undo + 1);
  runs = studio_json_lookup (studio_post_get_json (studio_document_get_post (fixture.document)), "set/judul/runs");
  g_assert_nonnull (runs);
  g_assert_cmpuint (fixture.tool->buffer->runs->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture.tool->buffer->runs, StudioTextRun, 0).from, ==, 11);
  g_assert_cmpint (g_array_index (fixture.tool->buffer->runs, StudioTextRun, 0).to, ==, 20);
  g_assert_cmpuint (studio_finding_marks_list (fixture.tool->marks)->len, ==, 0);
  studio_history_undo (history (&fixture));
  g_assert_cmpstr (content (&fixture, "judul"), ==, "Ibu Bupati menghimbau warga");
  rest (&fixture, 1);

  /* left as it is: its mark goes, and comes back with undo */
  g_assert_true (_studio_text_tool_suggest_for (fixture.tool, 13));
  g_signal_emit_by_name (popover, "ignore", first_mark (&fixture)->finding);
  rest (&fixture, 0);
  g_assert_false (_studio_text_tool_suggest_for (fixture.tool, 13));
  studio_history_undo (history (&fixture));
  rest (&fixture, 1);

  studio_text_tool_end (fixture.tool);
  g_assert_cmpuint (studio_finding_marks_list (fixture.tool->marks)->len, ==, 0);
  studio_live_check_set_document (check, NULL);
  close_window (&fixture);
}

/* A sample is nobody's text, and a text that only stands on the page is checked too. */
static void
test_marks_elsewhere (void)
{
  static const char sample[] = "{'judul':'Bupati menghimbau'}";
  Fixture fixture = open_window (title_layer, sample);
  g_autoptr (StudioLiveCheck) check = studio_live_check_new ();
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  studio_live_check_set_document (check, fixture.document);
  g_object_set (fixture.tool, "live-check", check, NULL);
  g_assert_true (studio_text_tool_begin (fixture.tool, "judul", NULL));
  while (studio_live_check_get_findings (check) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (studio_live_check_get_findings (check));
  iterate ();
  g_assert_cmpuint (studio_finding_marks_list (fixture.tool->marks)->len, ==, 0);
  type (&fixture, "Bupati menghimbau");
  rest (&fixture, 1);
  /* without a check nothing is said any more */
  g_object_set (fixture.tool, "live-check", NULL, NULL);
  g_assert_null (studio_text_tool_get_id (fixture.tool));
  studio_live_check_set_document (check, NULL);
  close_window (&fixture);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-tool/types-into-field", test_types_into_field);
  g_test_add_func ("/text-tool/emptied", test_emptied);
  g_test_add_func ("/text-tool/looks", test_looks);
  g_test_add_func ("/text-tool/part-from-panel", test_part_from_panel);
  g_test_add_func ("/text-tool/tokens", test_tokens);
  g_test_add_func ("/text-tool/added-text", test_added_text);
  g_test_add_func ("/text-tool/refuses", test_refuses);
  g_test_add_func ("/text-tool/turned", test_turned);
  g_test_add_func ("/text-tool/preedit", test_preedit);
  g_test_add_func ("/text-tool/marks", test_marks);
  g_test_add_func ("/text-tool/marks-elsewhere", test_marks_elsewhere);
  g_test_add_func ("/text-tool/latency", test_latency);

  return g_test_run ();
}
