#include "config.h"

#include "studio-profile-grid.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-feed-column.h"
#include "studio-feed-head.h"
#include "studio-feed-logo.h"
#include "studio-pages.h"
#include "studio-recent-item.h"
#include "studio-shot.h"

#define COLUMNS 3
#define CELLS 9
/* Three and the gaps between them are STUDIO_FEED_WIDTH wide, each 3:4 */
#define CELL_WIDTH 119
#define CELL_HEIGHT 158

#define REST_MS 250

struct _StudioProfileGrid
{
  GtkWidget parent_instance;
  StudioFeedHead *head;
  GtkGrid *grid;
  GtkLabel *note;
  StudioShot *shot;

  StudioDocument *document;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  const StudioPlatform *platform; /* (nullable) */
  GListModel *items;              /* (nullable) */
  gulong items_id;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (StudioProfileGrid, studio_profile_grid, GTK_TYPE_WIDGET)

/* --- cells --- */

/* Returns: (transfer full) (nullable): the @n-th post but the present one */
static StudioRecentItem *
find_item (StudioProfileGrid *self,
           guint n)
{
  g_autofree char *present = studio_document_make_id (self->document);

  for (guint i = 0; self->items != NULL && i < g_list_model_get_n_items (self->items); i++) {
    g_autoptr (StudioRecentItem) item = g_list_model_get_item (self->items, i);

    if (!g_str_equal (studio_recent_item_get_id (item), present) && n-- == 0)
      return g_steal_pointer (&item);
  }
  return NULL;
}

/* Returns: (transfer floating) */
static GtkWidget *
make_cell (StudioRecentItem *item)
{
  GdkPaintable *picture = item != NULL ? studio_recent_item_get_picture (item) : NULL;
  GtkWidget *cell = picture != NULL ? gtk_picture_new_for_paintable (picture) : gtk_image_new_from_icon_name ("studio-photos-symbolic");
  const char *title = item != NULL ? studio_recent_item_get_title (item) : NULL;

  gtk_widget_set_size_request (cell, CELL_WIDTH, CELL_HEIGHT);
  gtk_widget_add_css_class (cell, picture != NULL ? "profile-cell" : "profile-empty");
  if (picture != NULL)
    gtk_picture_set_content_fit (GTK_PICTURE (cell), GTK_CONTENT_FIT_COVER);
  gtk_widget_set_tooltip_text (cell, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : _ ("Empty place"), -1);
  return cell;
}

static void
fill_cells (StudioProfileGrid *self)
{
  for (int i = 1; i < CELLS; i++) {
    GtkWidget *old = gtk_grid_get_child_at (self->grid, i % COLUMNS, i / COLUMNS);
    g_autoptr (StudioRecentItem) item = find_item (self, (guint) i - 1);

    if (old != NULL)
      gtk_grid_remove (self->grid, old);
    gtk_grid_attach (self->grid, make_cell (item), i % COLUMNS, i / COLUMNS, 1, 1);
  }
}

/* The first cell, with a word on it that says which it is. */
static void
add_present (StudioProfileGrid *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *mark = gtk_label_new (_ ("This post"));

  self->shot = STUDIO_SHOT (studio_shot_new ());
  gtk_widget_add_css_class (mark, "profile-mark");
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_END);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->shot));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), mark);
  gtk_grid_attach (self->grid, overlay, 0, 0, 1, 1);
}

/* --- */

static void
refresh (StudioProfileGrid *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  StudioBrand *brand = studio_snapshot_get_brand (snapshot);
  const StudioFeed *feed = studio_feed_find (self->platform->id);
  g_autoptr (GPtrArray) formats = studio_feed_list_formats (feed, studio_snapshot_get_template (snapshot));
  const StudioFormat *format = g_ptr_array_index (formats, 0);
  StudioRect crop = studio_feed_crop_to (format->size, (double) CELL_WIDTH / CELL_HEIGHT);
  g_autoptr (GdkPaintable) logo = studio_feed_logo_new (brand);
  StudioFeedPost post = { .feed = feed, .platform = self->platform, .previewer = self->previewer, .snapshot = snapshot, .words = snapshot, .format = format, .logo = logo };
  g_autofree char *note = NULL;

  studio_feed_head_show (self->head, &post, studio_feed_name_account (self->platform, brand, NULL), studio_feed_name_office (brand));
  studio_shot_show (self->shot, &post, 0, &crop, CELL_WIDTH, CELL_HEIGHT);
  fill_cells (self);
  /* TRANSLATORS: a platform's name */
  note = g_strdup_printf (_ ("First this post, then the posts worked on last on this computer, all cut to 3:4 as in a profile. What really is on %s is not read."),
                          self->platform->name);
  gtk_label_set_label (self->note, note);
}

static gboolean
rested_cb (gpointer data)
{
  StudioProfileGrid *self = data;

  self->rest_id = 0;
  if (self->document != NULL && self->platform != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (StudioProfileGrid *self,
               guint pause)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (pause, rested_cb, self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioProfileGrid *self)
{
  queue_refresh (self, REST_MS);
}

static void
items_changed_cb (GListModel *items,
                  guint position,
                  guint removed,
                  guint added,
                  StudioProfileGrid *self)
{
  queue_refresh (self, REST_MS);
}

static void
studio_profile_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_profile_grid_parent_class)->map (widget);
  queue_refresh (STUDIO_PROFILE_GRID (widget), 0);
}

void
studio_profile_grid_set_source (StudioProfileGrid *self,
                                StudioDocument *document,
                                StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_PROFILE_GRID (self));

  g_set_object (&self->previewer, previewer);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  queue_refresh (self, 0);
}

void
studio_profile_grid_set_platform (StudioProfileGrid *self,
                                  const StudioPlatform *platform)
{
  g_return_if_fail (STUDIO_IS_PROFILE_GRID (self));

  self->platform = platform;
  queue_refresh (self, 0);
}

void
studio_profile_grid_set_recent (StudioProfileGrid *self,
                                GListModel *items)
{
  g_return_if_fail (STUDIO_IS_PROFILE_GRID (self));

  if (self->items != NULL)
    g_clear_signal_handler (&self->items_id, self->items);
  g_set_object (&self->items, items);
  if (items != NULL)
    self->items_id = g_signal_connect (items, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
studio_profile_grid_dispose (GObject *object)
{
  StudioProfileGrid *self = STUDIO_PROFILE_GRID (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  studio_profile_grid_set_recent (self, NULL);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->previewer);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_PROFILE_GRID);

  G_OBJECT_CLASS (studio_profile_grid_parent_class)->dispose (object);
}

static void
studio_profile_grid_class_init (StudioProfileGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_profile_grid_dispose;
  widget_class->map = studio_profile_grid_map;

  g_type_ensure (STUDIO_TYPE_FEED_HEAD);
  g_type_ensure (STUDIO_TYPE_FEED_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-profile-grid.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileGrid, head);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileGrid, note);
}

static void
studio_profile_grid_init (StudioProfileGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_present (self);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
}
