#include "config.h"

#include "studio-caption-parts.h"

#include <glib/gi18n-lib.h>

#include "studio-alt-block.h"
#include "studio-pages.h"
#include "studio-photo-note-row.h"

/* Most characters of a description that platforms take, if none says it */
#define USUAL_ALT 1000

struct _StudioCaptionParts
{
  AdwBin parent_instance;
  GtkBox *blocks;
  AdwPreferencesGroup *photos;

  GPtrArray *alt_blocks; /* (element-type StudioAltBlock): not owned */
  GPtrArray *photo_rows; /* (element-type StudioPhotoNoteRow): not owned */
  char *listed;          /* (nullable): which pages and photos have blocks and rows */
};

G_DEFINE_FINAL_TYPE (StudioCaptionParts, studio_caption_parts, ADW_TYPE_BIN)

/* The least that the tabs' platforms take; those that take no description at all do not count. */
static StudioLimit
alt_limit (GPtrArray *listed)
{
  StudioLimit least = { { STUDIO_COUNT_CODE_POINTS, 0, 0, NULL, NULL }, USUAL_ALT };

  for (guint i = 0; i < listed->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (listed, i);

    if (platform->has_alt && platform->alt.max > 0 && platform->alt.max < least.max)
      least = platform->alt;
  }
  return least;
}

/* Returns: (transfer full): what has a block or a row, to build them anew only when that changes */
static char *
list_parts (GArray *pages,
            GPtrArray *assets)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (parts, "%s ", g_array_index (pages, StudioPage, i).id);
  for (guint i = 0; i < assets->len; i++)
    g_string_append_printf (parts, "%s ", studio_asset_get_hash (g_ptr_array_index (assets, i)));
  return g_string_free (g_steal_pointer (&parts), FALSE);
}

/* Returns: (transfer full): the label of the field that shows the photo, else its number */
static char *
name_photo (StudioSnapshot *snapshot,
            const char *hash,
            guint number)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = field->type == STUDIO_FIELD_PHOTO ? studio_snapshot_get_value (snapshot, field->name) : NULL;

    if (value != NULL && JSON_NODE_HOLDS_OBJECT (value) && g_strcmp0 (studio_json_peek_string (json_node_get_object (value), "asset"), hash) == 0)
      return g_strdup (field->label);
  }
  return g_strdup_printf (_ ("Photo %u"), number);
}

static void
build_parts (StudioCaptionParts *self,
             StudioDocument *document,
             StudioSnapshot *snapshot,
             GArray *pages,
             GPtrArray *assets,
             const StudioLimit *limit)
{
  for (guint i = 0; i < self->alt_blocks->len; i++)
    gtk_box_remove (self->blocks, g_ptr_array_index (self->alt_blocks, i));
  for (guint i = 0; i < self->photo_rows->len; i++)
    adw_preferences_group_remove (self->photos, g_ptr_array_index (self->photo_rows, i));
  g_ptr_array_set_size (self->alt_blocks, 0);
  g_ptr_array_set_size (self->photo_rows, 0);
  for (guint i = 0; i < pages->len; i++) {
    GtkWidget *block = studio_alt_block_new (document, g_array_index (pages, StudioPage, i).id, i, pages->len, limit);

    gtk_box_append (self->blocks, block);
    g_ptr_array_add (self->alt_blocks, block);
  }
  for (guint i = 0; i < assets->len; i++) {
    const char *hash = studio_asset_get_hash (g_ptr_array_index (assets, i));
    g_autofree char *name = name_photo (snapshot, hash, i + 1);
    GtkWidget *row = studio_photo_note_row_new (document, hash, name);

    adw_preferences_group_add (self->photos, row);
    g_ptr_array_add (self->photo_rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->photos), assets->len > 0);
}

void
studio_caption_parts_show (StudioCaptionParts *self,
                           StudioDocument *document,
                           StudioSnapshot *snapshot,
                           GPtrArray *listed)
{
  g_autoptr (GArray) pages = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  g_autofree char *parts = NULL;

  g_return_if_fail (STUDIO_IS_CAPTION_PARTS (self) && document != NULL && snapshot != NULL && listed != NULL);

  pages = studio_snapshot_list_pages (snapshot);
  assets = studio_post_list_assets (studio_document_get_post (document));
  parts = list_parts (pages, assets);
  if (g_strcmp0 (parts, self->listed) != 0) {
    StudioLimit limit = alt_limit (listed);

    build_parts (self, document, snapshot, pages, assets, &limit);
    g_free (self->listed);
    self->listed = g_steal_pointer (&parts);
    return;
  }
  for (guint i = 0; i < self->alt_blocks->len; i++)
    studio_alt_block_update (g_ptr_array_index (self->alt_blocks, i));
  for (guint i = 0; i < self->photo_rows->len; i++)
    studio_photo_note_row_update (g_ptr_array_index (self->photo_rows, i));
}

gboolean
studio_caption_parts_go_to (StudioCaptionParts *self,
                            const char *page,
                            int start,
                            int end)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_PARTS (self) && page != NULL, FALSE);

  for (guint i = 0; i < self->alt_blocks->len; i++) {
    StudioAltBlock *block = g_ptr_array_index (self->alt_blocks, i);

    if (!g_str_equal (studio_alt_block_get_page (block), page))
      continue;
    studio_alt_block_select (block, start, end);
    return TRUE;
  }
  return FALSE;
}

void
studio_caption_parts_forget (StudioCaptionParts *self)
{
  g_return_if_fail (STUDIO_IS_CAPTION_PARTS (self));

  g_clear_pointer (&self->listed, g_free);
}

static void
studio_caption_parts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CAPTION_PARTS);

  G_OBJECT_CLASS (studio_caption_parts_parent_class)->dispose (object);
}

static void
studio_caption_parts_finalize (GObject *object)
{
  StudioCaptionParts *self = STUDIO_CAPTION_PARTS (object);

  g_ptr_array_unref (self->alt_blocks);
  g_ptr_array_unref (self->photo_rows);
  g_free (self->listed);

  G_OBJECT_CLASS (studio_caption_parts_parent_class)->finalize (object);
}

static void
studio_caption_parts_class_init (StudioCaptionPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_caption_parts_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_parts_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-caption-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionParts, blocks);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionParts, photos);
}

static void
studio_caption_parts_init (StudioCaptionParts *self)
{
  self->alt_blocks = g_ptr_array_new ();
  self->photo_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
