#include "config.h"

#include <math.h>
#include <string.h>

#include "render-fixture.h"
#include "studio-encode.h"

/* Stands where a camera would write the place and a person's name. */
#define SECRET "RAHASIA-6.1234S-116.1234E"

static const StudioExportKind kinds[] = { STUDIO_EXPORT_PNG, STUDIO_EXPORT_JPEG, STUDIO_EXPORT_WEBP, STUDIO_EXPORT_PDF, STUDIO_EXPORT_SVG };

static StudioExportOptions
as_kind (StudioExportKind kind)
{
  return (StudioExportOptions){ .kind = kind, .scale = 0.5, .quality = 85 };
}

static GBytes *
export_bytes (StudioPainter *painter,
              StudioScene *scene,
              const StudioExportOptions *options)
{
  g_auto (StudioExportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  studio_export_scene (painter, scene, options, &result, &error);
  g_assert_no_error (error);
  g_assert_no_error (painter->error);
  return g_steal_pointer (&result.bytes);
}

/* Returns: (nullable): the first @needle between @from and @end; both may hold zero bytes. */
static const char *
find_in (const char *from,
         const char *end,
         const char *needle)
{
  gsize size = strlen (needle);

  for (; from + size <= end; from++) {
    if (memcmp (from, needle, size) == 0)
      return from;
  }
  return NULL;
}

static guint
count_in (GBytes *bytes,
          const char *needle)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;
  guint count = 0;

  while ((at = find_in (at, end, needle)) != NULL) {
    count++;
    at++;
  }
  return count;
}

/* --- a post with a photo of its own --- */

/* A JPEG whose notes name a place. */
static StudioAsset *
make_photo (void)
{
  static const char notes[] = "Exif\0\0MM\0*\0\0\0\010\0\0\0\0\0\0" SECRET;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 600);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 marker[4] = { 0xff, 0xe1, 0, sizeof notes + 1 };
  StudioAsset *asset;

  cairo_set_source_rgb (cr, 0.2, 0.5, 0.8);
  cairo_paint (cr);
  cairo_destroy (cr);
  jpeg = studio_encode_jpeg (surface, 90, NULL, NULL);
  cairo_surface_destroy (surface);
  g_byte_array_append (file, g_bytes_get_data (jpeg, NULL), 2);
  g_byte_array_append (file, marker, sizeof marker);
  g_byte_array_append (file, (const guint8 *) notes, sizeof notes - 1);
  g_byte_array_append (file, (const guint8 *) g_bytes_get_data (jpeg, NULL) + 2, (guint) g_bytes_get_size (jpeg) - 2);
  bytes = g_bytes_new (file->data, file->len);
  asset = studio_asset_new (bytes, NULL);
  g_assert_nonnull (asset);
  g_assert_cmpuint (count_in (studio_asset_get_bytes (asset), SECRET), ==, 1);
  return asset;
}

static StudioAsset *
make_broken_photo (void)
{
  g_autoptr (StudioAsset) whole = make_photo ();
  GBytes *all = studio_asset_get_bytes (whole);
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (all, 0, g_bytes_get_size (all) / 3);
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

/* @asset: the photo; @known: whether the post has it */
static StudioSnapshot *
photo_snapshot (StudioAsset *asset,
                gboolean known)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioTemplate) template = fixture_template ("kegiatan-pimpinan");
  g_autofree char *content = g_strdup_printf ("{'content':{'foto':{'asset':'%s'}}}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) document = fixture_json (content);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = NULL;

  if (known)
    g_hash_table_insert (assets, (char *) studio_asset_get_hash (asset), asset);
  post = studio_post_new_from_json ("post.json", document, template, brand, assets, &error);
  g_assert_no_error (error);
  return studio_post_snapshot (post);
}

/* --- names and sizes --- */

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean known;
    StudioExportKind kind;
    const char *extension;
  } cases[] = {
    { "png", TRUE, STUDIO_EXPORT_PNG, "png" },
    { "PNG", TRUE, STUDIO_EXPORT_PNG, "png" },
    { "jpg", TRUE, STUDIO_EXPORT_JPEG, "jpg" },
    { "jpeg", TRUE, STUDIO_EXPORT_JPEG, "jpg" },
    { "webp", TRUE, STUDIO_EXPORT_WEBP, "webp" },
    { "pdf", TRUE, STUDIO_EXPORT_PDF, "pdf" },
    { "svg", TRUE, STUDIO_EXPORT_SVG, "svg" },
    { "gif", FALSE, STUDIO_EXPORT_PNG, NULL },
    { "", FALSE, STUDIO_EXPORT_PNG, NULL },
    { ".png", FALSE, STUDIO_EXPORT_PNG, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioExportKind kind = STUDIO_EXPORT_PNG;

    g_assert_true (studio_export_kind_from_name (cases[i].name, &kind) == cases[i].known);
    if (!cases[i].known)
      continue;
    g_assert_cmpint (kind, ==, cases[i].kind);
    g_assert_cmpstr (studio_export_kind_extension (kind), ==, cases[i].extension);
  }
}

static void
test_too_large (void)
{
  static const double scales[] = { 0, 0.0001, 18.6, 1000, 1e300, -1, INFINITY, NAN };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = layout_scene ("[]", "{'square':{}}", "{'content':{}}", "square");

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    StudioExportOptions options = { .kind = STUDIO_EXPORT_PNG, .scale = scales[i] };
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_export_scene (&painter, scene, &options, &result, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
    g_assert_null (result.bytes);
  }
}

/* --- pixels --- */

typedef struct
{
  const char *data;
  gsize left;
} Reader;

static cairo_status_t
read_png (void *closure,
          unsigned char *data,
          unsigned int length)
{
  Reader *reader = closure;

  if (reader->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
surface_from_png (GBytes *png)
{
  Reader reader = { .data = g_bytes_get_data (png, NULL), .left = g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_png, &reader);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* Acceptance D4: what the canvas shows at 100 % is what the file holds, to the pixel. First and last format: the other ones only take time. */
static void
test_canvas_is_png (gconstpointer data)
{
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("paser-mas", data);
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));

  for (guint i = 0; i < formats->len; i += MAX (1, formats->len - 1)) {
    const StudioFormat *format = g_ptr_array_index (formats, i);
    const StudioExportOptions options = { .kind = STUDIO_EXPORT_PNG, .scale = 1 };
    /* each with a painter of its own, as the window and the export have */
    g_auto (StudioPainter) canvas = render_painter ();
    g_auto (StudioPainter) painter = render_painter ();
    g_autoptr (StudioScene) shown = render_scene (&canvas, snapshot, format);
    g_autoptr (StudioScene) exported = render_scene (&painter, snapshot, format);
    g_autoptr (cairo_surface_t) surface = render_surface (&canvas, shown, 1);
    g_autoptr (GBytes) png = export_bytes (&painter, exported, &options);
    g_autoptr (cairo_surface_t) decoded = surface_from_png (png);

    g_assert_cmpint (cairo_image_surface_get_width (decoded), ==, (int) format->size.w);
    g_assert_cmpint (cairo_image_surface_get_height (decoded), ==, (int) format->size.h);
    render_assert_same (surface, decoded, format->id);
  }
}

static void
test_limits (void)
{
  static const gsize limits[] = { 400 * 1000, 100 * 1000, 30 * 1000 };
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));

  for (guint i = 0; i < G_N_ELEMENTS (limits) * 2; i++) {
    StudioExportOptions options = as_kind (i % 2 == 0 ? STUDIO_EXPORT_JPEG : STUDIO_EXPORT_WEBP);
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;

    options.max_bytes = limits[i / 2];
    studio_export_scene (&painter, scene, &options, &result, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (result.bytes), <=, options.max_bytes);
    g_assert_cmpint (result.quality, >=, 40);
    g_assert_cmpint (result.quality, <=, 95);
    g_assert_cmpfloat (result.ssim, >, 0.8);
    g_assert_cmpint (result.width, ==, 540);
  }
}

static void
test_hopeless_limit (void)
{
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));

  for (guint i = 1; i < 3; i++) {
    StudioExportOptions options = as_kind (kinds[i]);
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;

    options.max_bytes = 1000;
    g_assert_false (studio_export_scene (&painter, scene, &options, &result, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
    g_assert_null (result.bytes);
  }
}

/* Acceptance D9: nothing of the camera, the person or the machine. */
static void
test_no_notes (void)
{
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autoptr (StudioSnapshot) snapshot = photo_snapshot (asset, TRUE);
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const StudioExportOptions options = as_kind (kinds[i]);
    g_autoptr (GBytes) bytes = export_bytes (&painter, scene, &options);

    g_assert_cmpuint (count_in (bytes, "RAHASIA"), ==, 0);
    g_assert_cmpuint (count_in (bytes, g_get_home_dir ()), ==, 0);
  }
}

static void
test_deterministic (void)
{
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "capaian-pembangunan");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const StudioExportOptions options = as_kind (kinds[i]);
    g_auto (StudioPainter) first = render_painter ();
    g_auto (StudioPainter) second = render_painter ();
    g_autoptr (StudioScene) one = render_scene (&first, snapshot, studio_format_find ("a4"));
    g_autoptr (StudioScene) other = render_scene (&second, snapshot, studio_format_find ("a4"));
    g_autoptr (GBytes) bytes = export_bytes (&first, one, &options);
    g_autoptr (GBytes) again = export_bytes (&second, other, &options);

    if (!g_bytes_equal (bytes, again))
      g_error ("%s: two exports differ", studio_export_kind_extension (kinds[i]));
  }
}

/* --- documents --- */

/* The first page's size in points. */
static StudioSize
media_box (GBytes *pdf)
{
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  const char *at = find_in (data, data + length, "/MediaBox [");
  StudioSize size;
  char *end;

  g_assert_nonnull (at);
  at += strlen ("/MediaBox [");
  g_assert_cmpfloat (g_ascii_strtod (at, &end), ==, 0);
  g_assert_cmpfloat (g_ascii_strtod (end, &end), ==, 0);
  size.w = g_ascii_strtod (end, &end);
  size.h = g_ascii_strtod (end, &end);
  return size;
}

static void
test_pdf_size (void)
{
  static const struct
  {
    const char *format;
    double width, height;
  } cases[] = {
    { "a4", 595.276, 841.89 },
    { "feed", 810, 1012.5 },
    { "story", 810, 1440 },
  };
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  const StudioExportOptions options = as_kind (STUDIO_EXPORT_PDF);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find (cases[i].format));
    g_autoptr (GBytes) pdf = export_bytes (&painter, scene, &options);
    StudioSize size = media_box (pdf);

    g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
    g_assert_cmpfloat_with_epsilon (size.w, cases[i].width, 0.01);
    g_assert_cmpfloat_with_epsilon (size.h, cases[i].height, 0.01);
    /* not when it was made */
    g_assert_cmpuint (count_in (pdf, "/CreationDate (20000101"), ==, 1);
  }
}

/* Words are glyphs of an embedded font, never pixels. */
static void
test_pdf_text (void)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'t','type':'text','text':'Air bersih **mengalir** ke 1.240 rumah','x':64,'y':64,'w':900,'size':80},"
                                                " {'id':'s','type':'shape','x':64,'y':600,'w':300,'h':300,'fill':'primary','outline':{'radius':40}},"
                                                " {'id':'i','type':'icon','icon':'pin','x':500,'y':600,'w':300,'h':300},"
                                                " {'id':'q','type':'qr','text':'https://contoh.example','x':64,'y':900,'w':150,'h':150}]",
                                                "{'a4':{}}", "{'content':{}}", "a4");
  const StudioExportOptions options = as_kind (STUDIO_EXPORT_PDF);
  g_autoptr (GBytes) pdf = export_bytes (&painter, scene, &options);

  g_assert_cmpuint (count_in (pdf, "/FontFile"), >=, 1);
  g_assert_cmpuint (count_in (pdf, "/ToUnicode"), >=, 1);
  g_assert_cmpuint (count_in (pdf, "/Subtype /Image"), ==, 0);
}

static void
test_pdf_photo (void)
{
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autoptr (StudioSnapshot) snapshot = photo_snapshot (asset, TRUE);
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("feed"));
  const StudioExportOptions options = as_kind (STUDIO_EXPORT_PDF);
  g_autoptr (GBytes) pdf = export_bytes (&painter, scene, &options);

  g_assert_cmpuint (count_in (pdf, "/DCTDecode"), ==, 1);
}

/* Returns: (nullable): what @program makes of @bytes, or NULL when it is not installed. */
static char *
filter (const char *const *argv,
        GBytes *bytes)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return NULL;
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
test_pdf_selectable (void)
{
  static const char *const argv[] = { "pdftotext", "-layout", "-", "-", NULL };
  static const char *const words[] = { "bersih", "1.240", "efisiensi", "Fulan" };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'t','type':'text','text':'Air bersih ke 1.240 rumah, efisiensi','x':64,'y':64,'w':900,'size':80},"
                                                " {'id':'g','type':'group','x':64,'y':700,'w':900,'h':300,'opacity':0.9,'rotate':3,'children':["
                                                "   {'id':'u','type':'text','text':'Bapak Fulan','x':0,'y':0,'size':60,'tracking':0.02,'outline_text':{'color':'accent','width':4}}]}]",
                                                "{'a4':{}}", "{'content':{}}", "a4");
  const StudioExportOptions options = as_kind (STUDIO_EXPORT_PDF);
  g_autoptr (GBytes) pdf = export_bytes (&painter, scene, &options);
  g_autofree char *text = filter (argv, pdf);

  if (text == NULL) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” can't be selected: %s", words[i], text);
  }
}

/* --- SVG --- */

typedef struct
{
  char *width, *height;
  guint n_elements;
} SvgHead;

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  SvgHead *head = data;

  if (head->n_elements++ > 0)
    return;
  g_assert_cmpstr (element, ==, "svg");
  for (gsize i = 0; names[i] != NULL; i++) {
    if (g_str_equal (names[i], "width"))
      head->width = g_strdup (values[i]);
    else if (g_str_equal (names[i], "height"))
      head->height = g_strdup (values[i]);
  }
}

static void
check_svg_head (GBytes *svg,
                const char *width,
                const char *height)
{
  static const GMarkupParser parser = { .start_element = start_element };
  SvgHead head = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &head, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  g_assert_cmpstr (head.width, ==, width);
  g_assert_cmpstr (head.height, ==, height);
  g_assert_cmpuint (head.n_elements, >, 10);
  g_free (head.width);
  g_free (head.height);
}

static void
test_svg (void)
{
  static const struct
  {
    const char *format, *width, *height;
  } cases[] = {
    { "square", "1080px", "1080px" },
    { "wide", "1600px", "900px" },
    { "a4", "595.275591pt", "841.889764pt" },
  };
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  const StudioExportOptions options = as_kind (STUDIO_EXPORT_SVG);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find (cases[i].format));
    g_autoptr (GBytes) svg = export_bytes (&painter, scene, &options);

    check_svg_head (svg, cases[i].width, cases[i].height);
    g_assert_cmpuint (count_in (svg, "data:image/jpeg"), >=, 1);
    /* what is drawn is there */
    g_assert_cmpuint (count_in (svg, "id=\"image"), >=, 1);
    g_assert_cmpuint (count_in (svg, "href=\"#image"), >=, count_in (svg, "id=\"image"));
  }
}

/* --- what goes wrong --- */

static void
assert_fails (StudioSnapshot *snapshot,
              GQuark domain,
              int code)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const StudioExportOptions options = as_kind (kinds[i]);
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_export_scene (&painter, scene, &options, &result, &error));
    g_assert_error (error, domain, code);
    g_assert_null (result.bytes);
    /* the painter can be used again */
    g_assert_no_error (painter.error);
  }
}

static void
test_missing_photo (void)
{
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autoptr (StudioSnapshot) snapshot = photo_snapshot (asset, FALSE);

  assert_fails (snapshot, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
}

static void
test_broken_photo (void)
{
  g_autoptr (StudioAsset) asset = make_broken_photo ();
  g_autoptr (StudioSnapshot) snapshot = photo_snapshot (asset, TRUE);

  assert_fails (snapshot, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED);
}

static void
test_cancelled_before (void)
{
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  painter.cancellable = cancellable;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const StudioExportOptions options = as_kind (kinds[i]);
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_export_scene (&painter, scene, &options, &result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null (result.bytes);
  }
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (30 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* An A4 page at 600 dpi takes seconds; it stops in between and leaves nothing. */
static void
test_cancelled_midway (void)
{
  static const StudioExportKind slow[] = { STUDIO_EXPORT_PNG, STUDIO_EXPORT_JPEG, STUDIO_EXPORT_WEBP };
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");

  for (guint i = 0; i < G_N_ELEMENTS (slow); i++) {
    const StudioExportOptions options = { .kind = slow[i], .scale = 4, .quality = 90, .max_bytes = slow[i] == STUDIO_EXPORT_PNG ? 0 : 3000000 };
    g_auto (StudioPainter) painter = render_painter ();
    g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("a4"));
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (StudioExportResult) result = { 0 };
    g_autoptr (GError) error = NULL;
    GThread *thread = g_thread_new ("canceller", cancel_soon, cancellable);
    gint64 start = g_get_monotonic_time ();

    painter.cancellable = cancellable;
    g_assert_false (studio_export_scene (&painter, scene, &options, &result, &error));
    g_test_message ("%s: stopped after %.0f ms", studio_export_kind_extension (slow[i]), (double) (g_get_monotonic_time () - start) / 1000);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null (result.bytes);
    g_thread_join (thread);
  }
}

static void
add_templates (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) templates = studio_catalog_list_templates (catalog);

  for (guint i = 0; i < templates->len; i++) {
    const char *id = g_ptr_array_index (templates, i);
    g_autofree char *path = g_strconcat ("/export/canvas-is-png/", id, NULL);

    g_test_add_data_func_full (path, g_strdup (id), test_canvas_is_png, g_free);
  }
}

int
main (int argc,
      char *argv[])
{
  render_test_init (&argc, &argv);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/too-large", test_too_large);
  add_templates ();
  g_test_add_func ("/export/limits", test_limits);
  g_test_add_func ("/export/hopeless-limit", test_hopeless_limit);
  g_test_add_func ("/export/no-notes", test_no_notes);
  g_test_add_func ("/export/deterministic", test_deterministic);
  g_test_add_func ("/export/pdf-size", test_pdf_size);
  g_test_add_func ("/export/pdf-text", test_pdf_text);
  g_test_add_func ("/export/pdf-photo", test_pdf_photo);
  g_test_add_func ("/export/pdf-selectable", test_pdf_selectable);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/missing-photo", test_missing_photo);
  g_test_add_func ("/export/broken-photo", test_broken_photo);
  g_test_add_func ("/export/cancelled-before", test_cancelled_before);
  g_test_add_func ("/export/cancelled-midway", test_cancelled_midway);
  return g_test_run ();
}
