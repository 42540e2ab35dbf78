#include "config.h"

#include "studio-feed-pictures.h"

#include <glib/gi18n-lib.h>

#include "studio-shot.h"

/* Between tiles */
#define GAP 2

struct _StudioFeedPictures
{
  AdwBin parent_instance;
  GPtrArray *shots;      /* (element-type StudioShot): not owned */
  AdwCarousel *carousel; /* (nullable) */
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *counter;
  StudioFeedPages pages;
  guint n_pages; /* of all that there are */
};

G_DEFINE_FINAL_TYPE (StudioFeedPictures, studio_feed_pictures, ADW_TYPE_BIN)

static GtkWidget *
add_shot (StudioFeedPictures *self)
{
  GtkWidget *shot = studio_shot_new ();

  g_ptr_array_add (self->shots, shot);
  return shot;
}

/* --- slides --- */

static guint
present_slide (StudioFeedPictures *self)
{
  return (guint) CLAMP (adw_carousel_get_position (self->carousel) + 0.5, 0, self->shots->len - 1);
}

static void
update_slide (StudioFeedPictures *self,
              guint slide)
{
  g_autofree char *count = g_strdup_printf ("%u/%u", slide + 1, self->shots->len);

  gtk_label_set_label (self->counter, count);
  gtk_widget_set_visible (self->previous_button, slide > 0);
  gtk_widget_set_visible (self->next_button, slide + 1 < self->shots->len);
}

static void
page_changed_cb (AdwCarousel *carousel,
                 guint index,
                 StudioFeedPictures *self)
{
  if (index < self->shots->len)
    update_slide (self, index);
}

static void
turn (StudioFeedPictures *self,
      int step)
{
  guint slide = (guint) CLAMP ((int) present_slide (self) + step, 0, (int) self->shots->len - 1);

  adw_carousel_scroll_to (self->carousel, g_ptr_array_index (self->shots, slide), TRUE);
  update_slide (self, slide);
}

static void
previous_cb (StudioFeedPictures *self)
{
  turn (self, -1);
}

static void
next_cb (StudioFeedPictures *self)
{
  turn (self, 1);
}

static GtkWidget *
add_arrow (StudioFeedPictures *self,
           GtkOverlay *overlay,
           gboolean next)
{
  GtkWidget *button = gtk_button_new_from_icon_name (next ? "go-next-symbolic" : "go-previous-symbolic");
  const char *words = next ? _ ("Next page") : _ ("Previous page");

  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "feed-arrow");
  gtk_widget_set_halign (button, next ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", next ? G_CALLBACK (next_cb) : G_CALLBACK (previous_cb), self);
  gtk_overlay_add_overlay (overlay, button);
  return button;
}

static void
add_counter (StudioFeedPictures *self,
             GtkOverlay *overlay)
{
  self->counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "feed-counter");
  gtk_widget_set_halign (GTK_WIDGET (self->counter), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->counter), GTK_ALIGN_START);
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->counter));
}

/* Returns: (transfer floating): pictures to swipe, with arrows for those without a touch screen */
static GtkWidget *
build_slides (StudioFeedPictures *self,
              guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new (), *dots = adw_carousel_indicator_dots_new ();

  self->carousel = ADW_CAROUSEL (adw_carousel_new ());
  /* the wheel is for what the pictures lie in */
  adw_carousel_set_allow_scroll_wheel (self->carousel, FALSE);
  for (guint i = 0; i < n; i++)
    adw_carousel_append (self->carousel, add_shot (self));
  g_signal_connect (self->carousel, "page-changed", G_CALLBACK (page_changed_cb), self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->carousel));
  self->previous_button = add_arrow (self, GTK_OVERLAY (overlay), FALSE);
  self->next_button = add_arrow (self, GTK_OVERLAY (overlay), TRUE);
  add_counter (self, GTK_OVERLAY (overlay));
  adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (dots), self->carousel);
  gtk_widget_add_css_class (dots, "feed-dots");
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), dots);
  update_slide (self, 0);
  return box;
}

/* --- tiles and stacks --- */

static GtkWidget *
build_tiles (StudioFeedPictures *self,
             guint n,
             guint left_out)
{
  GtkWidget *overlay = gtk_overlay_new (), *fixed = gtk_fixed_new ();

  for (guint i = 0; i < n; i++)
    gtk_fixed_put (GTK_FIXED (fixed), add_shot (self), 0, 0);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), fixed);
  if (left_out > 0) {
    g_autofree char *count = g_strdup_printf ("+%u", left_out);
    GtkWidget *label = gtk_label_new (count);

    gtk_widget_add_css_class (label, "feed-more-tiles");
    gtk_widget_set_halign (label, GTK_ALIGN_END);
    gtk_widget_set_valign (label, GTK_ALIGN_END);
    gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  }
  return overlay;
}

static GtkWidget *
build_stack (StudioFeedPictures *self,
             guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), add_shot (self));
  return box;
}

/* @n: pictures that are shown */
static void
build (StudioFeedPictures *self,
       StudioFeedPages pages,
       guint n,
       guint n_pages)
{
  if (self->shots->len == n && self->pages == pages && self->n_pages == n_pages)
    return;
  self->carousel = NULL;
  g_ptr_array_set_size (self->shots, 0);
  self->pages = pages;
  self->n_pages = n_pages;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    adw_bin_set_child (ADW_BIN (self), NULL);
  else if (n == 1)
    adw_bin_set_child (ADW_BIN (self), add_shot (self));
  else if (pages == STUDIO_FEED_SLIDES)
    adw_bin_set_child (ADW_BIN (self), build_slides (self, n));
  else if (pages == STUDIO_FEED_TILES)
    adw_bin_set_child (ADW_BIN (self), build_tiles (self, n, n_pages - n));
  else
    adw_bin_set_child (ADW_BIN (self), build_stack (self, n));
}

static void
place_tiles (StudioFeedPictures *self,
             const StudioFeedPost *post,
             int width)
{
  double height = width / post->feed->tiles;
  guint n = self->shots->len;

  for (guint i = 0; i < n; i++) {
    GtkWidget *shot = g_ptr_array_index (self->shots, i);
    StudioRect tile = studio_feed_place_tile (n, i);
    double x = tile.x * width + (tile.x > 0 ? GAP / 2.0 : 0), y = tile.y * height + (tile.y > 0 ? GAP / 2.0 : 0);
    double w = (tile.x + tile.w) * width - (tile.x + tile.w < 0.999 ? GAP / 2.0 : 0) - x;
    double h = (tile.y + tile.h) * height - (tile.y + tile.h < 0.999 ? GAP / 2.0 : 0) - y;
    StudioRect crop = studio_feed_crop_to (post->format->size, w / h);

    gtk_fixed_move (GTK_FIXED (gtk_widget_get_parent (shot)), shot, x, y);
    studio_shot_show (STUDIO_SHOT (shot), post, i, &crop, (int) (w + 0.5), (int) (h + 0.5));
  }
}

void
studio_feed_pictures_show (StudioFeedPictures *self,
                           const StudioFeedPost *post,
                           guint first,
                           int width)
{
  StudioRect crop;
  guint n, n_pages;

  g_return_if_fail (STUDIO_IS_FEED_PICTURES (self) && post != NULL && width > 0);

  n_pages = post->n_pages > first ? post->n_pages - first : 0;
  n = post->pages == STUDIO_FEED_TILES ? MIN (n_pages, post->feed->max_tiles) : n_pages;
  build (self, post->pages, n, n_pages);
  if (n > 1 && post->pages == STUDIO_FEED_TILES) {
    place_tiles (self, post, width);
    return;
  }
  crop = studio_feed_crop (post->feed, post->format);
  for (guint i = 0; i < n; i++)
    studio_shot_show (g_ptr_array_index (self->shots, i), post, first + i, &crop, width, (int) (width * crop.h / crop.w + 0.5));
}

static void
studio_feed_pictures_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_FEED_PICTURES (object)->shots);

  G_OBJECT_CLASS (studio_feed_pictures_parent_class)->finalize (object);
}

static void
studio_feed_pictures_class_init (StudioFeedPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_feed_pictures_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "feedpictures");
}

static void
studio_feed_pictures_init (StudioFeedPictures *self)
{
  self->shots = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
