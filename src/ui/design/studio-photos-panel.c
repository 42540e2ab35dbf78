#include "config.h"

#include "studio-photos-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-composer.h"
#include "studio-element-place.h"
#include "studio-element-tile.h"
#include "studio-photo-picture.h"
#include "studio-shelf.h"

#define TILE_WIDTH 88
#define TILE_HEIGHT 66
/* More files at once than a person chooses on purpose */
#define MAX_FILES 50

struct _StudioPhotosPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkFlowBox *tiles;
  GtkLabel *advice;
  GtkLabel *problem;
  GtkSpinner *spinner;

  StudioComposer *composer; /* (nullable) */
  StudioPost *post;         /* (nullable): the composer's */
  GtkFileChooserNative *chooser;
  GCancellable *reading; /* of new photos, while a composer is there */
  guint n_reading;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (StudioPhotosPanel, studio_photos_panel, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- tiles --- */

static void
picture_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioElementTile) tile = data;
  g_autoptr (GdkPaintable) paintable = studio_photo_picture_load_finish (result, NULL);

  if (paintable != NULL)
    studio_element_tile_set_paintable (tile, paintable);
}

static void
add_tile (StudioPhotosPanel *self,
          StudioSnapshot *snapshot,
          StudioAsset *asset,
          guint number)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf (_ ("Photo %u"), number);
  g_autoptr (StudioElement) element = studio_element_new_photo (asset, name);
  JsonObject *layer = json_node_get_object (studio_element_get_picture (element));
  gboolean drawing = json_object_has_member (layer, "drawing");
  GtkWidget *tile = studio_element_tile_new (element, TILE_WIDTH, TILE_HEIGHT);

  gtk_flow_box_append (self->tiles, tile);
  studio_photo_picture_load_async (snapshot, json_object_get_member (layer, drawing ? "drawing" : "photo"),
                                   (StudioSize){ TILE_WIDTH * scale, TILE_HEIGHT * scale }, !drawing, NULL, picture_cb, g_object_ref (tile));
}

static gboolean
has_asset (GPtrArray *assets,
           StudioElement *element)
{
  const char *hash = studio_element_get_id (element) + strlen ("photo:");

  for (guint i = 0; i < assets->len; i++) {
    if (g_str_equal (studio_asset_get_hash (g_ptr_array_index (assets, i)), hash))
      return TRUE;
  }
  return FALSE;
}

/* Whether the tiles are those of @assets already: most edits are not about photos */
static gboolean
is_shown (StudioPhotosPanel *self,
          GPtrArray *assets)
{
  guint n_tiles = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles)); tile != NULL; tile = gtk_widget_get_next_sibling (tile)) {
    if (!has_asset (assets, studio_element_tile_get_element (STUDIO_ELEMENT_TILE (tile))))
      return FALSE;
    n_tiles++;
  }
  return n_tiles == assets->len;
}

static void
update (StudioPhotosPanel *self)
{
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  GtkWidget *tile;

  if (self->composer == NULL)
    return;
  assets = studio_shelf_list (studio_composer_get_document (self->composer));
  gtk_label_set_label (self->advice, assets->len > 0 ? _ ("Click to put a photo on the page, or drag it to its place.") : _ ("This post has no photos yet. Add one, or drop it here."));
  if (is_shown (self, assets))
    return;
  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, tile);
  snapshot = studio_post_snapshot (self->post);
  for (guint i = 0; i < assets->len; i++)
    add_tile (self, snapshot, g_ptr_array_index (assets, i), i + 1);
}

static gboolean
update_cb (gpointer data)
{
  StudioPhotosPanel *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioPhotosPanel *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add (update_cb, self);
}

static void
studio_photos_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_photos_panel_parent_class)->map (widget);
  update (STUDIO_PHOTOS_PANEL (widget));
}

static void
tile_activated_cb (GtkFlowBox *flow,
                   GtkFlowBoxChild *child,
                   StudioPhotosPanel *self)
{
  if (self->composer != NULL)
    studio_element_place (studio_element_tile_get_element (STUDIO_ELEMENT_TILE (child)), self->composer, NULL);
}

/* --- new photos --- */

static void
show_problem (StudioPhotosPanel *self,
              const char *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
set_reading (StudioPhotosPanel *self,
             int change)
{
  self->n_reading = (guint) ((int) self->n_reading + change);
  gtk_spinner_set_spinning (self->spinner, self->n_reading > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->n_reading > 0);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioPhotosPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) photo = studio_document_load_photo_finish (STUDIO_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->composer == NULL)
    return;
  set_reading (self, -1);
  if (photo != NULL)
    studio_shelf_add (STUDIO_DOCUMENT (source), photo);
  else
    show_problem (self, error->message);
}

static void
take_file (StudioPhotosPanel *self,
           GFile *file)
{
  set_reading (self, 1);
  studio_document_load_photo_async (studio_composer_get_document (self->composer), file, NULL, self->reading, read_cb, g_object_ref (self));
}

static void
response_cb (StudioPhotosPanel *self,
             int response)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  show_problem (self, NULL);
  for (guint i = 0; self->composer != NULL && files != NULL && i < MIN (g_list_model_get_n_items (files), MAX_FILES); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    take_file (self, file);
  }
}

static void
add_clicked_cb (StudioPhotosPanel *self)
{
  g_autoptr (GtkFileFilter) pictures = NULL;

  if (self->composer == NULL || self->chooser != NULL)
    return;
  pictures = gtk_file_filter_new ();
  self->chooser = gtk_file_chooser_native_new (_ ("Add Photos"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), pictures);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioPhotosPanel *self)
{
  int n_files = 0;

  if (self->composer == NULL)
    return FALSE;
  show_problem (self, NULL);
  for (GSList *at = g_value_get_boxed (value); at != NULL && n_files < MAX_FILES; at = at->next, n_files++)
    take_file (self, at->data);
  return TRUE;
}

/* --- */

static void
set_composer (StudioPhotosPanel *self,
              StudioComposer *composer)
{
  StudioPost *post = composer != NULL ? studio_document_get_post (studio_composer_get_document (composer)) : NULL;
  GtkWidget *tile;

  if (!g_set_object (&self->composer, composer))
    return;
  if (self->post != NULL)
    g_signal_handlers_disconnect_by_data (self->post, self);
  g_set_object (&self->post, post);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  set_reading (self, -(int) self->n_reading);
  show_problem (self, NULL);
  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, tile);
  if (post == NULL)
    return;
  self->reading = g_cancellable_new ();
  g_signal_connect (post, "changed", G_CALLBACK (post_changed_cb), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
studio_photos_panel_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_PHOTOS_PANEL (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_photos_panel_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_PHOTOS_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_photos_panel_dispose (GObject *object)
{
  StudioPhotosPanel *self = STUDIO_PHOTOS_PANEL (object);

  if (self->box != NULL)
    set_composer (self, NULL);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_PHOTOS_PANEL);

  G_OBJECT_CLASS (studio_photos_panel_parent_class)->dispose (object);
}

static void
studio_photos_panel_class_init (StudioPhotosPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_photos_panel_dispose;
  object_class->get_property = studio_photos_panel_get_property;
  object_class->set_property = studio_photos_panel_set_property;
  widget_class->map = studio_photos_panel_map;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-photos-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotosPanel, box);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotosPanel, tiles);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotosPanel, advice);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotosPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotosPanel, spinner);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
}

static void
studio_photos_panel_init (StudioPhotosPanel *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
