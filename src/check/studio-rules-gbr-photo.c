#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-words.h"
#include "studio-rules-gbr.h"

/* Returns: (transfer full) (element-type utf8 utf8): the person's own photos that show, by hash, each with a name of its place. */
static GHashTable *
list_photos (const StudioCheckInput *in)
{
  GHashTable *photos = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      const StudioPhotoSpec *photo = &box->layer->photo;

      if (box->visible && box->layer->kind == STUDIO_LAYER_PHOTO && photo->asset != NULL && !photo->sample && !g_str_has_prefix (photo->asset, "sample:"))
        g_hash_table_insert (photos, photo->asset, (gpointer) gbr_name (scene, box->layer));
    }
  }
  return photos;
}

/* --- GBR-10 --- */

/* The picture itself may name who took its photos: "Foto: Siti Rahmah". */
static gboolean
shows_credit (const StudioCheckInput *in)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      g_autofree char *lower = box->visible && box->layer->kind == STUDIO_LAYER_TEXT && box->layer->text.text != NULL ? g_utf8_strdown (box->layer->text.text, -1) : NULL;

      if (lower != NULL && strstr (lower, "foto:") != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

void
studio_rule_gbr_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GHashTable) photos = list_photos (in);
  JsonNode *root = studio_snapshot_get_json (in->snapshot);
  GHashTableIter iter;
  gpointer asset, name;

  if (shows_credit (in))
    return;
  g_hash_table_iter_init (&iter, photos);
  while (g_hash_table_iter_next (&iter, &asset, &name)) {
    if (*studio_photo_note_get (root, asset).credit == '\0')
      studio_findings_add_whole (out, _ ("It is not said who took the photo in “%s”. Write the credit."), (const char *) name)->place =
          (StudioPlace){ STUDIO_PLACE_PHOTO, g_intern_string (asset), NULL, -1 };
  }
}

/* --- GBR-21 --- */

void
studio_rule_gbr_21 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GHashTable) photos = list_photos (in);
  GHashTableIter iter;
  gpointer hash, name;

  g_hash_table_iter_init (&iter, photos);
  while (g_hash_table_iter_next (&iter, &hash, &name)) {
    g_autoptr (StudioAsset) asset = studio_snapshot_load_asset (in->snapshot, hash, NULL);

    if (asset != NULL && studio_asset_get_info (asset)->located)
      studio_findings_add_whole (out, _ ("The file of the photo in “%s” tells where it was taken. The place is left out of exported pictures."), (const char *) name)->place =
          (StudioPlace){ STUDIO_PLACE_PHOTO, g_intern_string (hash), NULL, -1 };
  }
}

/* --- GBR-11, GBR-20, GBR-22: what only a person sees --- */

static void
ask (const StudioCheckInput *in,
     StudioFindings *out,
     const char *question)
{
  g_autoptr (GHashTable) photos = list_photos (in);

  if (g_hash_table_size (photos) > 0)
    studio_findings_add_whole (out, "%s", question)->asks = TRUE;
}

void
studio_rule_gbr_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  ask (in, out, _ ("Do the photos show what the post tells? Call a photo from elsewhere or from earlier an illustration, in the caption or on the picture."));
}

void
studio_rule_gbr_20 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  ask (in, out, _ ("Are the photos free of personal data: identity cards, number plates, screens, letters? Hide what can be read."));
}

void
studio_rule_gbr_22 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  ask (in, out, _ ("Are the photos free of pictures made by a machine? Label those that are."));
}
