#include "config.h"

#include "studio-parcel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-file.h"
#include "studio-package.h"
#include "studio-pages.h"
#include "studio-post-check.h"
#include "studio-post-office.h"
#include "studio-post-words.h"
#include "studio-sent.h"
#include "studio-sha256.h"
#include "studio-thumbnail.h"

/* Most of a package; unpacked it may be more (docs/post-format.md). */
#define MAX_FILE ((gsize) 512 * 1024 * 1024)
#define MAX_FILES 2000

void
studio_parcel_free (StudioParcel *parcel)
{
  if (parcel == NULL)
    return;
  g_free (parcel->path);
  g_free (parcel->name);
  g_free (parcel->digest);
  g_free (parcel->problem);
  g_free (parcel->id);
  g_free (parcel->title);
  g_free (parcel->office);
  g_free (parcel->by);
  g_free (parcel->at);
  g_free (parcel->note);
  g_ptr_array_unref (parcel->missing);
  g_clear_pointer (&parcel->thumbnail, g_bytes_unref);
  g_free (parcel);
}

/* --- how complete it is --- */

/** Count: @done of @total things are there. */
typedef struct
{
  GPtrArray *missing;
  guint done;
  guint total;
} Count;

/* @what: (transfer full): told if it is not there */
static void
count_one (Count *count,
           gboolean there,
           char *what)
{
  count->total++;
  count->done += there;
  if (there)
    g_free (what);
  else
    g_ptr_array_add (count->missing, what);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_filled (StudioSnapshot *snapshot,
           const char *field)
{
  JsonNode *value = studio_snapshot_get_value (snapshot, field);

  return value != NULL && studio_field_value_filled (value);
}

static void
count_fields (Count *count,
              StudioSnapshot *snapshot)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    gboolean source = g_str_has_prefix (field->name, "sumber");

    if (!field->fixed && (field->required || source))
      count_one (count, is_filled (snapshot, field->name), g_strdup (field->label));
  }
}

/* The picture itself may name who took its photos. */
static void
count_credits (Count *count,
               StudioSnapshot *snapshot)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));
  gboolean shown = studio_template_find_field (studio_snapshot_get_template (snapshot), "kredit") != NULL && is_filled (snapshot, "kredit");

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = field->type == STUDIO_FIELD_PHOTO ? studio_snapshot_get_value (snapshot, field->name) : NULL;
    const char *hash = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? studio_json_peek_string (json_node_get_object (value), "asset") : NULL;

    if (hash != NULL)
      count_one (count, shown || *studio_photo_note_get (studio_snapshot_get_json (snapshot), hash).credit != '\0', g_strdup_printf (_ ("Credit of “%s”"), field->label));
  }
}

static void
count_words (Count *count,
             StudioSnapshot *snapshot)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);

  count_one (count, !is_blank (studio_caption_get (root, NULL, NULL)), g_strdup (_ ("Caption")));
  for (guint i = 0; i < pages->len; i++) {
    StudioDescription description = studio_description_get (root, g_array_index (pages, StudioPage, i).id);

    count_one (count, description.decorative || (!description.draft && !is_blank (description.alt)),
               pages->len == 1 ? g_strdup (_ ("Alternative text")) : g_strdup_printf (_ ("Alternative text, page %u"), i + 1));
  }
}

static void
count_findings (Count *count,
                StudioParcel *parcel,
                GPtrArray *findings)
{
  parcel->n_open = studio_check_count_required (findings);
  count_one (count, parcel->n_open == 0,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding of the checklist", "%u required findings of the checklist", parcel->n_open), parcel->n_open));
}

/* Returns: FALSE if it was cancelled */
static gboolean
count_all (StudioParcel *parcel,
           StudioSnapshot *snapshot,
           StudioChecker *checker,
           const StudioProfile *profile,
           GCancellable *cancellable)
{
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker, .profile = profile };
  Count count = { parcel->missing, 0, 0 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  studio_brand_get_today (&order.today);
  findings = studio_post_check_run (&order, cancellable, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  count_fields (&count, snapshot);
  count_words (&count, snapshot);
  count_credits (&count, snapshot);
  if (findings != NULL)
    count_findings (&count, parcel, findings);
  else
    count_one (&count, FALSE, g_strdup (error->message));
  parcel->percent = count.done * 100 / MAX (count.total, 1);
  return TRUE;
}

/* --- what it is --- */

static void
tell_origin (StudioParcel *parcel,
             StudioSnapshot *snapshot)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  const char *id = studio_json_peek_string (json_node_get_object (root), "id");
  const char *office = studio_post_office_get (root);
  guint n = studio_sent_count (root);
  StudioSent sent = { "", "", "", "", "" };

  if (n > 0)
    studio_sent_get (root, n - 1, &sent);
  parcel->id = g_strdup (id != NULL ? id : "");
  parcel->title = studio_snapshot_get_title (snapshot);
  parcel->office = g_strdup (office != NULL && *office != '\0' ? office : sent.office);
  parcel->by = g_strdup (sent.by);
  parcel->at = g_strdup (sent.at);
  parcel->note = g_strdup (sent.note);
}

static StudioParcel *
parcel_new (const char *path)
{
  StudioParcel *parcel = g_new0 (StudioParcel, 1);

  parcel->path = g_strdup (path);
  parcel->name = g_filename_display_basename (path);
  parcel->missing = g_ptr_array_new_with_free_func (g_free);
  return parcel;
}

static StudioPost *
read_post (StudioParcel *parcel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (parcel->path, MAX_FILE, &error);
  StudioPost *post = NULL;

  if (bytes != NULL) {
    parcel->digest = studio_sha256 (bytes);
    post = studio_package_read_bytes (parcel->name, bytes, NULL, &error);
  }
  if (post == NULL)
    parcel->problem = g_strdup (error->message);
  return post;
}

StudioParcel *
studio_parcel_look (const char *path,
                    StudioChecker *checker,
                    const StudioProfile *profile,
                    gboolean thumbnail,
                    GCancellable *cancellable)
{
  g_autoptr (StudioParcel) parcel = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_return_val_if_fail (path != NULL && checker != NULL, NULL);

  parcel = parcel_new (path);
  post = read_post (parcel);
  if (post == NULL)
    return g_steal_pointer (&parcel);
  snapshot = studio_post_snapshot (post);
  tell_origin (parcel, snapshot);
  if (!count_all (parcel, snapshot, checker, profile, cancellable))
    return NULL;
  if (thumbnail)
    parcel->thumbnail = studio_thumbnail_new (snapshot, STUDIO_PARCEL_THUMBNAIL, cancellable);
  return g_steal_pointer (&parcel);
}

/* --- in a thread --- */

typedef struct
{
  char *path;
  StudioChecker *checker;
  StudioProfile *profile;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_clear_pointer (&look->checker, studio_checker_unref);
  g_clear_pointer (&look->profile, studio_profile_unref);
  g_free (look);
}

static void
look_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Look *look = data;
  StudioParcel *parcel;

  if (look->checker == NULL)
    look->checker = studio_checker_new ();
  parcel = studio_parcel_look (look->path, look->checker, look->profile, TRUE, cancellable);
  if (parcel != NULL)
    g_task_return_pointer (task, parcel, (GDestroyNotify) studio_parcel_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

void
studio_parcel_look_async (const char *path,
                          StudioChecker *checker,
                          const StudioProfile *profile,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Look *look = g_new0 (Look, 1);

  g_return_if_fail (path != NULL);

  look->path = g_strdup (path);
  look->checker = checker != NULL ? studio_checker_ref (checker) : NULL;
  look->profile = profile != NULL ? studio_profile_ref ((StudioProfile *) profile) : NULL;
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

StudioParcel *
studio_parcel_look_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
studio_parcel_list (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (folder != NULL, paths);

  names = studio_file_list_folder (folder);
  for (guint i = 0; i < names->len && paths->len < MAX_FILES; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".pemda") && g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
  return paths;
}
