/*
 * canvas make N_LAYERS PHOTO FILE   writes a post of so many layers, three of them photos if PHOTO is not "-"
 * canvas run FILE                   shows it in a window and measures how the real canvas opens, drags, pans, zooms and types
 * canvas whole FILE                 the same scene drawn whole in each frame, in the main thread
 *
 * Prints lines "NAME MEDIAN P95": ms of CPU time of the main thread a frame, ms of typing from the key to the frame, MB.
 */
#include "config.h"

#include <gtk/gtk.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "studio-canvas-private.h"
#include "studio-catalog.h"
#include "studio-composer.h"
#include "studio-document.h"
#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-history.h"
#include "studio-json.h"
#include "studio-layout.h"
#include "studio-package.h"
#include "studio-select-private.h"

#define WIDTH 1366
#define HEIGHT 700
#define FRAMES 150
#define KEYS 40

/* --- the post --- */

static char *
make_layer (int i,
            int n_layers)
{
  double share = sqrt (100.0 / n_layers), w = 260 * share, h = 120 * share;
  double x = 20 + (i * 397) % (int) (1040 - w), y = 160 + (i * 631) % (int) (1180 - h);

  switch (i % 5) {
  case 0:
    return g_strdup_printf ("{'id':'l%d','type':'shape','x':%.1f,'y':%.1f,'w':%.1f,'h':%.1f,'fill':'#%06X','outline':{'radius':18},"
                            "'shadow':{'color':'#00000050','dx':4,'dy':8,'blur':10}}",
                            i, x, y, w, h, (i * 2654435761u) >> 8 & 0xffffff);
  case 1:
    return g_strdup_printf ("{'id':'l%d','type':'text','text':'Gotong royong warga Paser ke-%d di lapangan kecamatan','x':%.1f,'y':%.1f,'w':%.1f,'h':%.1f,"
                            "'size':%.1f,'min_size':4,'color':'black'}",
                            i, i, x, y, w, h, 30 * share);
  case 2:
    return g_strdup_printf ("{'id':'l%d','type':'icon','icon':'foto','x':%.1f,'y':%.1f,'w':%.1f,'h':%.1f,'color':'#1A5FB4'}", i, x, y, h, h);
  case 3:
    return g_strdup_printf ("{'id':'l%d','type':'shape','x':%.1f,'y':%.1f,'w':%.1f,'h':%.1f,'rotate':%d,'opacity':0.8,"
                            "'fill':{'gradient':'linear','angle':40,'stops':[[0,'#F6D32D'],[1,'#E66100']]},'outline':{'ellipse':true}}",
                            i, x, y, w, h, i % 90);
  default:
    return g_strdup_printf ("{'id':'l%d','type':'text','text':'%d warga','x':%.1f,'y':%.1f,'w':%.1f,'size':%.1f,'color':'#26A269'}", i, i * 37, x, y, w, 44 * share);
  }
}

static JsonNode *
make_template (int n_layers,
               gboolean photos)
{
  GString *text = g_string_new ("{'format':'pemda-studio-template','version':1,'id':'bangku-uji','name':'Bangku uji','type':'uji','samples':{},'fields':["
                                "{'name':'judul','type':'long','label':'Judul'},{'name':'foto1','type':'photo','label':'Foto'},"
                                "{'name':'foto2','type':'photo','label':'Foto'},{'name':'foto3','type':'photo','label':'Foto'}],"
                                "'formats':{'feed':{}},'layers':[{'id':'dasar','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'#F6F5F4'}");
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *node;

  for (int i = 1; photos && i <= 3; i++)
    g_string_append_printf (text, ",{'id':'foto%d','type':'photo','photo':'{foto%d}','x':%d,'y':%d,'w':620,'h':480,'outline':{'radius':24}}", i, i, i * 110, i * 260);
  for (int i = 0; i < n_layers - (photos ? 5 : 2); i++) {
    g_autofree char *layer = make_layer (i, n_layers);

    g_string_append_printf (text, ",%s", layer);
  }
  g_string_append (text, ",{'id':'judul','type':'text','text':'{judul}','x':60,'y':40,'w':960,'h':110,'size':72,'min_size':24,'color':'black'}]}");
  g_strdelimit (text->str, "'", '"');
  bytes = g_string_free_to_bytes (text);
  node = studio_json_parse ("template.json", bytes, NULL);
  g_assert_nonnull (node);
  return node;
}

static void
add_photo (StudioPost *post,
           StudioHistory *history,
           GBytes *photo,
           int number)
{
  /* other bytes behind the end make another photo of the same pixels, which is decoded by itself */
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *field = g_strdup_printf ("content/foto%d", number);
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_OBJECT);

  g_byte_array_append (bytes, g_bytes_get_data (photo, NULL), (guint) g_bytes_get_size (photo));
  for (int i = 0; i < number; i++)
    g_byte_array_append (bytes, (const guint8 *) "\n", 1);
  all = g_byte_array_free_to_bytes (bytes);
  asset = studio_asset_new (all, NULL);
  g_assert_nonnull (asset);
  studio_post_add_asset (post, asset);
  json_node_take_object (value, json_object_new ());
  json_object_set_string_member (json_node_get_object (value), "asset", studio_asset_get_hash (asset));
  json_node_seal (value);
  studio_history_set (history, field, value, "", NULL);
}

static int
make (int n_layers,
      const char *photo_path,
      const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean photos = !g_str_equal (photo_path, "-");
  g_autoptr (JsonNode) root = make_template (n_layers, photos);
  g_autoptr (StudioTemplate) template = studio_template_new ("template.json", root, &error);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", NULL);
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioHistory) history = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GBytes) photo = NULL;

  g_assert_no_error (error);
  post = studio_post_new (template, brand);
  history = studio_history_new (post);
  photo = photos ? studio_file_read (photo_path, 1 << 26, &error) : NULL;
  g_assert_no_error (error);
  for (int i = 1; photos && i <= 3; i++)
    add_photo (post, history, photo, i);
  snapshot = studio_post_snapshot (post);
  studio_package_write (snapshot, NULL, path, &error);
  g_assert_no_error (error);
  return 0;
}

/* --- measuring --- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *widget;
  StudioDocument *document;
  StudioComposer *composer;
  StudioPoint home; /* of what is dragged */
  guint n_painted;  /* frames */
  double cpu;       /* at the last frame, ms */
  GArray *frames;   /* of double */
  GArray *process;  /* the same of all threads */
  double all;
  gint64 painted_at;
} Bench;

static double
now_ms (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench *bench)
{
  double cpu = now_ms (CLOCK_THREAD_CPUTIME_ID), all = now_ms (CLOCK_PROCESS_CPUTIME_ID), spent = cpu - bench->cpu, spent_all = all - bench->all;

  bench->n_painted++;
  bench->painted_at = g_get_monotonic_time ();
  if (bench->frames != NULL) {
    g_array_append_val (bench->frames, spent);
    g_array_append_val (bench->process, spent_all);
  }
  bench->cpu = cpu;
  bench->all = all;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
quantile (GArray *values,
          double share)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (share * (values->len - 1)));
}

static void
tell (const char *name,
      GArray *values)
{
  printf ("%s %.2f %.2f\n", name, quantile (values, 0.5), quantile (values, 0.95));
  fflush (stdout);
}

static void
run_loop_until (gboolean (*is_done) (Bench *),
                Bench *bench)
{
  while (!is_done (bench))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_settled (Bench *bench)
{
  return studio_canvas_is_settled (STUDIO_CANVAS (bench->widget));
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/** Step: changes what is shown for frame @i. */
typedef void (*Step) (Bench *bench, int i);

typedef struct
{
  Bench *bench;
  Step step;
  int i;
} Run;

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  Run *run = data;

  run->step (run->bench, run->i++);
  return G_SOURCE_CONTINUE;
}

static void
measure (Bench *bench,
         const char *name,
         Step step)
{
  Run run = { bench, step, 0 };
  guint id = gtk_widget_add_tick_callback (bench->widget, tick_cb, &run, NULL);
  g_autofree char *all_name = g_strdup_printf ("%s-process", name);
  gint64 began, ended;

  while (run.i < 10)
    g_main_context_iteration (NULL, TRUE);
  bench->frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench->process = g_array_new (FALSE, FALSE, sizeof (double));
  began = g_get_monotonic_time ();
  while (bench->frames->len < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  ended = g_get_monotonic_time ();
  gtk_widget_remove_tick_callback (bench->widget, id);
  printf ("%s-fps %.0f 0\n", name, FRAMES * 1e6 / (double) (ended - began));
  tell (name, bench->frames);
  tell (all_name, bench->process);
  g_clear_pointer (&bench->frames, g_array_unref);
  g_clear_pointer (&bench->process, g_array_unref);
}

/* --- steps --- */

/* How far things are dragged by frame @i, in px of the page. */
static StudioPoint
path_of (int i)
{
  return (StudioPoint){ 200 * sin (i / 20.0), 150 * sin (i / 31.0) };
}

/* The pointer's own way: snapping, guides and handles take part. */
static void
drag (Bench *bench,
      int i)
{
  StudioSelect *select = STUDIO_CANVAS (bench->widget)->select;
  StudioPoint by = path_of (i);

  select->to = (StudioPoint){ bench->home.x + by.x, bench->home.y + by.y };
  _studio_select_update_drag (select);
}

static void
begin_drag (Bench *bench,
            StudioGrip grip)
{
  StudioSelect *select = STUDIO_CANVAS (bench->widget)->select;
  const StudioRect *rect = &g_array_index (select->canvas->scene->boxes, StudioBox, g_array_index (select->selected, StudioSelected, 0).index).rect;

  bench->home = grip == STUDIO_GRIP_BODY ? (StudioPoint){ rect->x + rect->w / 2, rect->y + rect->h / 2 } : (StudioPoint){ rect->x + rect->w, rect->y + rect->h };
  select->from = select->to = bench->home;
  select->grip = grip;
  select->on_selection = TRUE;
  select->held = 0;
  _studio_select_begin_drag (select);
}

static void
measure_drag (Bench *bench,
              const char *name,
              StudioGrip grip)
{
  begin_drag (bench, grip);
  measure (bench, name, drag);
  _studio_select_drop_drag (STUDIO_CANVAS (bench->widget)->select);
}

static void
pan (Bench *bench,
     int i)
{
  _studio_canvas_pan_to (STUDIO_CANVAS (bench->widget), (StudioPoint){ 540 + 300 * sin (i / 20.0), 675 + 400 * sin (i / 31.0) });
}

static void
zoom (Bench *bench,
      int i)
{
  _studio_canvas_zoom_at (STUDIO_CANVAS (bench->widget), 0.9 + 0.6 * sin (i / 25.0), 700, 350);
}

static gboolean
is_ready (Bench *bench)
{
  return _studio_canvas_live_is_ready (STUDIO_CANVAS (bench->widget)->live);
}

static void
show (Bench *bench)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (bench->document));

  studio_canvas_show_page (STUDIO_CANVAS (bench->widget), snapshot, 0);
}

static void
set_title (Bench *bench,
           int n_letters)
{
  g_autofree char *text = g_strndup ("Gotong royong membersihkan pasar dan sungai", (gsize) n_letters);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), text);

  json_node_seal (value);
  studio_document_set_field (bench->document, "judul", value, NULL);
}

static guint n_scenes;

/* As the stage does it. */
static void
scene_changed_cb (StudioCanvas *canvas,
                  Bench *bench)
{
  n_scenes++;
  studio_composer_set_scene (bench->composer, studio_canvas_get_scene (canvas));
}

static void
post_changed_cb (Bench *bench)
{
  show (bench);
}

static gboolean
is_still (Bench *bench)
{
  return bench->n_painted > 0 && g_get_monotonic_time () - bench->painted_at > 600000;
}

/* From the key to the end of the frame that shows it. */
static void
measure_typing (Bench *bench,
                const char *name)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double)), *cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *cpu_name = g_strdup_printf ("%s-cpu", name);

  for (int i = 0; i < KEYS; i++) {
    double began_cpu, spent;
    gint64 began;
    guint scenes = n_scenes, painted;
    double ms;

    /* 12 keys a second; sometimes between two frames */
    for (gint64 end = g_get_monotonic_time () + 80000 + i % 7 * 2300; g_get_monotonic_time () < end;)
      g_main_context_iteration (NULL, TRUE);
    began = g_get_monotonic_time ();
    began_cpu = now_ms (CLOCK_PROCESS_CPUTIME_ID);
    set_title (bench, 3 + i);
    while (n_scenes == scenes)
      g_main_context_iteration (NULL, TRUE);
    painted = bench->n_painted;
    while (bench->n_painted == painted)
      g_main_context_iteration (NULL, TRUE);
    ms = (double) (g_get_monotonic_time () - began) / 1e3;
    spent = now_ms (CLOCK_PROCESS_CPUTIME_ID) - began_cpu;
    g_array_append_val (times, ms);
    g_array_append_val (cpu, spent);
  }
  tell (name, times);
  tell (cpu_name, cpu);
  g_array_unref (times);
  g_array_unref (cpu);
}

static void
tell_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *at;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  at = text != NULL ? strstr (text, "VmRSS:") : NULL;
  printf ("%s %.0f 0\n", name, at != NULL ? strtod (at + 6, NULL) / 1024 : 0);
  at = text != NULL ? strstr (text, "VmHWM:") : NULL;
  printf ("%s-peak %.0f 0\n", name, at != NULL ? strtod (at + 6, NULL) / 1024 : 0);
}

/* --- the same scene drawn whole --- */

static StudioScene *whole_scene;
static StudioPainter whole_painter;
static int whole_frame;

static void
draw_whole (GtkDrawingArea *area,
            cairo_t *cr,
            int width,
            int height,
            gpointer data)
{
  StudioBox *box = &g_array_index (whole_scene->boxes, StudioBox, whole_scene->boxes->len / 2);
  StudioPoint by = path_of (whole_frame);
  StudioRect home = box->rect;

  box->rect.x += by.x;
  box->rect.y += by.y;
  cairo_translate (cr, 400, 10);
  cairo_scale (cr, 0.4836, 0.4836);
  studio_paint_scene (&whole_painter, cr, whole_scene);
  box->rect = home;
}

static void
draw_next (Bench *bench,
           int i)
{
  whole_frame = i;
  gtk_widget_queue_draw (bench->widget);
}

/* --- */

static void
open_window (Bench *bench,
             GtkWidget *widget)
{
  bench->widget = widget;
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench->window), widget);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_signal_connect (gtk_widget_get_frame_clock (bench->window), "after-paint", G_CALLBACK (after_paint_cb), bench);
  g_timeout_add (5, wake_cb, NULL);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(StudioDocument **) user_data = studio_document_open_finish (result, NULL, &error);
  g_assert_no_error (error);
}

static void
read_post (Bench *bench,
           const char *path)
{
  studio_document_open_async (path, NULL, opened_cb, &bench->document);
  while (bench->document == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static int
run_whole (const char *path)
{
  Bench bench = { 0 };
  g_autoptr (StudioSnapshot) snapshot = NULL;

  read_post (&bench, path);
  snapshot = studio_post_snapshot (studio_document_get_post (bench.document));
  whole_painter.context = studio_fonts_new_context ();
  whole_painter.photos = studio_photo_cache_new (160 << 20);
  whole_scene = studio_layout_page (whole_painter.context, snapshot, studio_format_find ("feed"), 0, NULL);
  open_window (&bench, gtk_drawing_area_new ());
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bench.widget), draw_whole, NULL, NULL);
  measure (&bench, "whole", draw_next);
  return 0;
}

static void
open_post (Bench *bench,
           const char *path,
           StudioPreviewer *previewer)
{
  StudioCanvas *canvas = STUDIO_CANVAS (bench->widget);
  gint64 began = g_get_monotonic_time ();
  double cpu = now_ms (CLOCK_PROCESS_CPUTIME_ID);

  read_post (bench, path);
  bench->composer = studio_composer_new (bench->document);
  g_signal_connect (canvas, "scene-changed", G_CALLBACK (scene_changed_cb), bench);
  g_signal_connect_swapped (studio_document_get_post (bench->document), "changed", G_CALLBACK (post_changed_cb), bench);
  studio_canvas_set_previewer (canvas, previewer);
  studio_canvas_set_composer (canvas, bench->composer);
  studio_canvas_set_editing (canvas, TRUE);
  studio_canvas_set_format (canvas, studio_format_find ("feed"));
  studio_composer_set_view (bench->composer, studio_format_find ("feed"), 0);
  show (bench);
  run_loop_until (is_settled, bench);
  printf ("open-ms %.0f 0\n", (double) (g_get_monotonic_time () - began) / 1e3);
  printf ("open-cpu-ms %.0f 0\n", now_ms (CLOCK_PROCESS_CPUTIME_ID) - cpu);
  tell_memory ("opened-mb");
}

static void
choose (Bench *bench)
{
  gint64 began = g_get_monotonic_time ();

  studio_composer_select (bench->composer, "l41", FALSE);
  run_loop_until (is_ready, bench);
  printf ("choose-ms %.0f 0\n", (double) (g_get_monotonic_time () - began) / 1e3);
}

static void
go_to (Bench *bench,
       double zoom_to)
{
  studio_canvas_set_zoom (STUDIO_CANVAS (bench->widget), zoom_to);
  run_loop_until (is_settled, bench);
}

static int
run (const char *path)
{
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  Bench bench = { 0 };

  open_window (&bench, studio_canvas_new ());
  run_loop_until (is_still, &bench);
  tell_memory ("empty-mb");
  open_post (&bench, path, previewer);

  choose (&bench);
  measure_drag (&bench, "drag-fit", STUDIO_GRIP_BODY);
  measure_drag (&bench, "resize-fit", STUDIO_GRIP_BOTTOM_RIGHT);
  measure_drag (&bench, "turn-fit", STUDIO_GRIP_ROTATE);
  measure_typing (&bench, "typing-fit-ms");
  measure (&bench, "pan-fit", pan);
  go_to (&bench, 1);
  run_loop_until (is_ready, &bench);
  measure_drag (&bench, "drag-100", STUDIO_GRIP_BODY);
  measure_typing (&bench, "typing-100-ms");
  measure (&bench, "pan-100", pan);
  measure (&bench, "zoom", zoom);
  go_to (&bench, 4);
  run_loop_until (is_ready, &bench);
  measure_drag (&bench, "drag-400", STUDIO_GRIP_BODY);
  measure (&bench, "pan-400", pan);
  go_to (&bench, STUDIO_CANVAS_MAX_ZOOM);
  tell_memory ("end-mb");
  return 0;
}

int
main (int argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "make"))
    return make (atoi (argv[2]), argv[3], argv[4]);
  gtk_init ();
  /* numbers for a script */
  setlocale (LC_NUMERIC, "C");
  if (argc == 3 && g_str_equal (argv[1], "run"))
    return run (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "whole"))
    return run_whole (argv[2]);
  fprintf (stderr, "Say: canvas make N_LAYERS PHOTO FILE, canvas run FILE or canvas whole FILE\n");
  return 2;
}
