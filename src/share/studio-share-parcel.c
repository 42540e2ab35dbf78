#include "config.h"

#include "studio-share-parcel.h"

#include <string.h>

#define MAX_NAME 80

struct _StudioShareParcel
{
  char *title;
  GPtrArray *files;
  GPtrArray *captions;
};

G_DEFINE_BOXED_TYPE (StudioShareParcel, studio_share_parcel, studio_share_parcel_ref, studio_share_parcel_unref)

static void
file_free (StudioShareFile *file)
{
  g_free (file->name);
  g_free (file->mime);
  g_bytes_unref (file->bytes);
  g_free (file->alt);
  g_free (file->group);
  g_free (file);
}

static void
caption_free (StudioShareCaption *caption)
{
  g_free (caption->platform);
  g_free (caption->name);
  g_free (caption->text);
  g_free (caption);
}

/* What reaches a page is text, whatever a file brought along. */
static char *
clean (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

StudioShareParcel *
studio_share_parcel_new (const char *title)
{
  StudioShareParcel *self = g_atomic_rc_box_new0 (StudioShareParcel);

  self->title = clean (title);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->captions = g_ptr_array_new_with_free_func ((GDestroyNotify) caption_free);
  return self;
}

StudioShareParcel *
studio_share_parcel_ref (StudioShareParcel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  StudioShareParcel *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->captions);
}

void
studio_share_parcel_unref (StudioShareParcel *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/* --- names --- */

static gboolean
has_name (const StudioShareParcel *self,
          const char *name)
{
  for (guint i = 0; i < self->files->len; i++) {
    /* phones' folders take two names that differ in their letters' case for one */
    if (g_ascii_strcasecmp (((const StudioShareFile *) g_ptr_array_index (self->files, i))->name, name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): @name for a header, a path and any phone's folder */
static char *
make_safe (const char *name)
{
  char *safe = g_strndup (*name != '\0' ? name : "gambar", MAX_NAME);

  g_strcanon (safe, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '-');
  if (safe[0] == '.')
    safe[0] = '-';
  return safe;
}

/* Returns: (transfer full): "gambar-2.jpg" where "gambar.jpg" is there */
static char *
choose_name (const StudioShareParcel *self,
             const char *name)
{
  g_autofree char *safe = make_safe (name);
  const char *dot = strrchr (safe, '.');
  int stem = dot != NULL ? (int) (dot - safe) : (int) strlen (safe);

  if (!has_name (self, safe))
    return g_steal_pointer (&safe);
  for (guint n = 2;; n++) {
    g_autofree char *other = g_strdup_printf ("%.*s-%u%s", stem, safe, n, dot != NULL ? dot : "");

    if (!has_name (self, other))
      return g_steal_pointer (&other);
  }
}

/* --- filling --- */

void
studio_share_parcel_add_file (StudioShareParcel *self,
                              const char *name,
                              const char *mime,
                              GBytes *bytes,
                              const char *alt,
                              const char *group)
{
  StudioShareFile *file;

  g_return_if_fail (self != NULL && name != NULL && mime != NULL && bytes != NULL);

  if (self->files->len == STUDIO_SHARE_MAX_FILES)
    return;
  file = g_new0 (StudioShareFile, 1);
  file->name = choose_name (self, name);
  file->mime = g_strdup (mime);
  file->bytes = g_bytes_ref (bytes);
  file->alt = clean (alt);
  file->group = clean (group);
  g_ptr_array_add (self->files, file);
}

void
studio_share_parcel_add_caption (StudioShareParcel *self,
                                 const char *platform,
                                 const char *name,
                                 const char *text)
{
  StudioShareCaption *caption;

  g_return_if_fail (self != NULL && platform != NULL && *platform != '\0' && name != NULL);
  g_return_if_fail (strspn (platform, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (platform));

  if (self->captions->len == STUDIO_SHARE_MAX_CAPTIONS || studio_share_parcel_find_caption (self, platform) != NULL)
    return;
  caption = g_new0 (StudioShareCaption, 1);
  caption->platform = g_strdup (platform);
  caption->name = clean (name);
  caption->text = clean (text);
  g_ptr_array_add (self->captions, caption);
}

/* --- reading --- */

const char *
studio_share_parcel_get_title (const StudioShareParcel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

GPtrArray *
studio_share_parcel_list_files (const StudioShareParcel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->files;
}

GPtrArray *
studio_share_parcel_list_captions (const StudioShareParcel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->captions;
}

const StudioShareCaption *
studio_share_parcel_find_caption (const StudioShareParcel *self,
                                  const char *platform)
{
  g_return_val_if_fail (self != NULL && platform != NULL, NULL);

  for (guint i = 0; i < self->captions->len; i++) {
    const StudioShareCaption *caption = g_ptr_array_index (self->captions, i);

    if (g_str_equal (caption->platform, platform))
      return caption;
  }
  return NULL;
}
