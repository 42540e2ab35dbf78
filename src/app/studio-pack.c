#include "config.h"

#include "studio-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-caption.h"
#include "studio-pages.h"
#include "studio-post-words.h"
#include "studio-review-pdf.h"
#include "studio-slug.h"

#define QUALITY 92
#define MAX_SLUG 40

/** Taking: what a platform's post takes; its own documents, looked up 2026-11. @n_pictures, @bytes: 0: no limit that matters here */
typedef struct
{
  const char *id;
  guint n_pictures;
  gsize bytes;
} Taking;

static const Taking takings[] = {
  { "instagram", 20, 8000000 },
  { "facebook_page", 0, 4000000 },
  { "x", 4, 5000000 },
  { "threads", 20, 8000000 },
  { "telegram", 10, 10000000 },
  { "mastodon", 4, 0 },
  { "bluesky", 4, 1000000 },
  { "tiktok_photo", 35, 0 },
};

static const Taking *
find_taking (const char *id)
{
  static const Taking anything = { NULL, 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (takings); i++) {
    if (g_str_equal (takings[i].id, id))
      return &takings[i];
  }
  return &anything;
}

guint
studio_pack_get_most (const char *platform)
{
  return find_taking (platform)->n_pictures;
}

/* --- which size --- */

static gboolean
suits (const StudioFormat *format,
       const StudioPlatform *platform)
{
  g_auto (GStrv) names = g_strsplit (format->platforms, ",", -1);

  if (g_strv_contains ((const char *const *) names, platform->id))
    return TRUE;
  for (guint i = 0; platform->aliases != NULL && platform->aliases[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *) names, platform->aliases[i]))
      return TRUE;
  }
  return FALSE;
}

const StudioFormat *
studio_pack_choose_format (StudioTemplate *template,
                           const StudioPlatform *platform)
{
  GPtrArray *formats;
  const StudioFormat *first = NULL;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && platform != NULL, NULL);

  formats = studio_template_get_formats (template);
  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    if (format->mm.w > 0)
      continue;
    if (suits (format, platform))
      return format;
    first = first != NULL ? first : format;
  }
  return first;
}

/* --- names --- */

/* Returns: (transfer full): "2026-11-22_instagram" */
static char *
name_head (const StudioPackOrder *order,
           const StudioPlatform *platform)
{
  g_autofree char *slug = studio_slug (platform->name, MAX_SLUG);
  char day[sizeof "2026-11-22"];
  GDate today;

  if (order->day != NULL)
    return g_strconcat (order->day, "_", slug, NULL);
  studio_brand_get_today (&today);
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &today);
  return g_strconcat (day, "_", slug, NULL);
}

static char *
name_tail (const StudioPackOrder *order)
{
  g_autofree char *title = studio_snapshot_get_title (order->snapshot);

  return studio_slug (title, MAX_SLUG);
}

/* The names say "dari" in any language, as "takarir.txt" does: people sort and search by them. */
char **
studio_pack_name_files (const StudioPackOrder *order,
                        const StudioPlatform *platform)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *head = NULL, *tail = NULL;
  guint n;
  int width;

  g_return_val_if_fail (order != NULL && platform != NULL, NULL);

  n = studio_snapshot_get_n_pages (order->snapshot);
  width = n > 99 ? 3 : n > 9 ? 2
                             : 1;
  head = name_head (order, platform);
  tail = name_tail (order);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = n > 1 ? g_strdup_printf ("%s_%0*u-dari-%u_%s.jpg", head, width, i + 1, n, tail) : g_strdup_printf ("%s_%s.jpg", head, tail);

    g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

char *
studio_pack_name_folder (const StudioPackOrder *order,
                         const StudioPlatform *platform)
{
  g_autofree char *head = NULL, *tail = NULL;

  g_return_val_if_fail (order != NULL && platform != NULL, NULL);

  head = name_head (order, platform);
  tail = name_tail (order);
  return g_strconcat (head, "_", tail, NULL);
}

/* --- files --- */

static void
file_free (StudioPackFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

GPtrArray *
studio_pack_new_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
}

void
studio_pack_add_bytes (GPtrArray *files,
                       const char *folder,
                       const char *name,
                       GBytes *bytes)
{
  StudioPackFile *file = g_new0 (StudioPackFile, 1);

  file->name = folder != NULL ? g_strconcat (folder, "/", name, NULL) : g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (files, file);
}

/* Lines end as Windows' editor wants it as well, and the mark in front tells old ones that it is UTF-8. */
void
studio_pack_add_text (GPtrArray *files,
                      const char *folder,
                      const char *name,
                      const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", joined, "\r\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (marked, strlen (marked));

  studio_pack_add_bytes (files, folder, name, bytes);
}

/* --- texts --- */

static void
note_limits (const StudioPlatform *platform,
             const char *caption,
             guint n_pictures,
             GPtrArray *notes)
{
  StudioMeasure measure = studio_platform_measure (platform, caption);
  guint most = find_taking (platform->id)->n_pictures;

  if (*caption == '\0')
    g_ptr_array_add (notes, g_strdup_printf (_ ("%s: the caption is empty. Write one."), platform->name));
  if (measure.over > 0)
    g_ptr_array_add (notes, g_strdup_printf (_ ("%s: the caption is too long by %d. Shorten it."), platform->name, measure.over));
  if (most > 0 && n_pictures > most)
    g_ptr_array_add (notes, g_strdup_printf (_ ("%s: a post takes at most %u pictures, this one has %u. Divide it."), platform->name, most, n_pictures));
}

/* @names: of the pictures' files. Returns: (transfer full): a line for each picture */
static char *
word_descriptions (StudioSnapshot *snapshot,
                   const char *const *names)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++) {
    StudioDescription description = studio_description_get (studio_snapshot_get_json (snapshot), g_array_index (pages, StudioPage, i).id);
    const char *words = description.decorative ? _ ("(decorative)") : description.draft ? ""
                                                                                        : description.alt;

    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", names[i], words);
  }
  return g_string_free (text, FALSE);
}

char *
studio_pack_describe (StudioSnapshot *snapshot)
{
  g_autoptr (GArray) pages = NULL;
  StudioDescription description;

  g_return_val_if_fail (snapshot != NULL, NULL);

  pages = studio_snapshot_list_pages (snapshot);
  if (pages->len != 1) {
    g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
    g_auto (GStrv) names = NULL;

    for (guint i = 0; i < pages->len; i++) {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_strv_builder_add (numbers, number);
    }
    names = g_strv_builder_end (numbers);
    return word_descriptions (snapshot, (const char *const *) names);
  }
  description = studio_description_get (studio_snapshot_get_json (snapshot), g_array_index (pages, StudioPage, 0).id);
  return g_strdup (description.decorative || description.draft ? "" : description.alt);
}

char *
studio_pack_caption (StudioSnapshot *snapshot,
                     const char *platform)
{
  g_autoptr (StudioCaption) caption = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  caption = studio_caption_expand (studio_caption_get (studio_snapshot_get_json (snapshot), platform, NULL), snapshot);
  return g_steal_pointer (&caption->text);
}

/* --- pictures --- */

/* Returns: (nullable) (transfer full) (element-type StudioExportOutcome): all pages in one size */
static GPtrArray *
draw (const StudioPackOrder *order,
      const StudioFormat *format,
      gsize max_bytes,
      GCancellable *cancellable,
      GError **error)
{
  const StudioExportOptions options = { .kind = STUDIO_EXPORT_JPEG, .scale = 1, .quality = QUALITY, .max_bytes = max_bytes, .stamp = order->stamp };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  const StudioExportOrder job = {
    .snapshot = order->snapshot, .items = items, .options = &options, .progress = order->progress, .progress_data = order->progress_data
  };

  for (guint i = 0; i < studio_snapshot_get_n_pages (order->snapshot); i++) {
    const StudioExportItem item = { format, i };

    g_array_append_val (items, item);
  }
  return studio_export_job_run (&job, cancellable, error);
}

static gboolean
all_within (GPtrArray *outcomes,
            gsize max_bytes)
{
  for (guint i = 0; i < outcomes->len; i++) {
    if (g_bytes_get_size (((const StudioExportOutcome *) g_ptr_array_index (outcomes, i))->result.bytes) > max_bytes)
      return FALSE;
  }
  return TRUE;
}

GHashTable *
studio_pack_new_drawn (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
studio_pack_draw (const StudioPackOrder *order,
                  const StudioPlatform *platform,
                  GHashTable *drawn,
                  GCancellable *cancellable,
                  GError **error)
{
  const StudioFormat *format = studio_pack_choose_format (studio_snapshot_get_template (order->snapshot), platform);
  gsize max_bytes = find_taking (platform->id)->bytes;
  GPtrArray *outcomes;

  if (format == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("This template has no size for screens. Choose another template."));
    return NULL;
  }
  outcomes = g_hash_table_lookup (drawn, format);
  if (outcomes == NULL) {
    outcomes = draw (order, format, 0, cancellable, error);
    if (outcomes == NULL)
      return NULL;
    g_hash_table_insert (drawn, (gpointer) format, outcomes);
  }
  return max_bytes == 0 || all_within (outcomes, max_bytes) ? g_ptr_array_ref (outcomes) : draw (order, format, max_bytes, cancellable, error);
}

static gboolean
pack_platform (const StudioPackOrder *order,
               const char *id,
               GHashTable *drawn,
               GPtrArray *files,
               GPtrArray *notes,
               GCancellable *cancellable,
               GError **error)
{
  const StudioPlatform *platform = studio_platforms_find (order->limits, id);
  g_autoptr (GPtrArray) outcomes = studio_pack_draw (order, platform, drawn, cancellable, error);
  g_auto (GStrv) names = studio_pack_name_files (order, platform);
  g_autofree char *caption = NULL, *descriptions = NULL;

  if (outcomes == NULL)
    return FALSE;
  for (guint i = 0; i < outcomes->len; i++)
    studio_pack_add_bytes (files, id, names[i], ((const StudioExportOutcome *) g_ptr_array_index (outcomes, i))->result.bytes);
  caption = studio_pack_caption (order->snapshot, id);
  descriptions = word_descriptions (order->snapshot, (const char *const *) names);
  studio_pack_add_text (files, id, "takarir.txt", caption);
  studio_pack_add_text (files, id, "alt.txt", descriptions);
  note_limits (platform, caption, outcomes->len, notes);
  return TRUE;
}

GPtrArray *
studio_pack_make (const StudioPackOrder *order,
                  GPtrArray **notes,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) drawn = studio_pack_new_drawn ();
  g_autoptr (GPtrArray) files = studio_pack_new_files ();
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) sheet = NULL;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->limits != NULL && order->platforms != NULL && notes != NULL, NULL);

  *notes = NULL;
  for (guint i = 0; order->platforms[i] != NULL; i++) {
    if (!pack_platform (order, order->platforms[i], drawn, files, told, cancellable, error))
      return NULL;
  }
  if (order->review != NULL) {
    g_autofree char *name = g_strconcat (_ ("checklist-sheet"), ".pdf", NULL);

    sheet = studio_review_to_pdf (order->review, order->snapshot, cancellable, error);
    if (sheet == NULL)
      return NULL;
    studio_pack_add_bytes (files, NULL, name, sheet);
  }
  *notes = g_steal_pointer (&told);
  return g_steal_pointer (&files);
}
