#include "config.h"

#include "studio-feed-view.h"

#include <glib/gi18n-lib.h>

#include "studio-caption.h"
#include "studio-drop-template.h"
#include "studio-feed-card.h"
#include "studio-feed-column.h"
#include "studio-feed-logo.h"
#include "studio-pages.h"
#include "studio-post-words.h"

/* What is typed into fields is waited for */
#define REST_MS 250

struct _StudioFeedView
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkBox *sizes;
  AdwBin *place;
  GtkBox *notes;

  StudioDocument *document;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  const StudioPlatform *platform; /* (nullable) */
  GHashTable *chosen;             /* a platform's id → the format that the person wants to see there */
  StudioSnapshot *pictures;       /* (nullable): what the pictures show */
  StudioBrand *logo_of;           /* (nullable) */
  GdkPaintable *logo;             /* (nullable) */
  StudioFeedCard *card;           /* (nullable) */
  StudioFeedKind kind;            /* of @card */
  char *listed;                   /* (nullable): what @sizes offers */
  guint refresh_id, rest_id;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (StudioFeedView, studio_feed_view, GTK_TYPE_WIDGET)

static void queue_refresh (StudioFeedView *self);

/* --- sizes --- */

/* Returns: that which is shown, one of @formats */
static const StudioFormat *
present_format (StudioFeedView *self,
                GPtrArray *formats)
{
  const StudioFormat *format = g_hash_table_lookup (self->chosen, self->platform->id);

  return format != NULL && g_ptr_array_find (formats, format, NULL) ? format : g_ptr_array_index (formats, 0);
}

static void
toggled_cb (GtkToggleButton *button,
            StudioFeedView *self)
{
  if (self->filling || !gtk_toggle_button_get_active (button) || self->platform == NULL)
    return;
  g_hash_table_insert (self->chosen, g_strdup (self->platform->id), g_object_get_data (G_OBJECT (button), "format"));
  queue_refresh (self);
}

static void
add_size (StudioFeedView *self,
          const StudioFormat *format)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->sizes)), *button = gtk_toggle_button_new_with_label (_ (format->name));

  g_object_set_data (G_OBJECT (button), "format", (gpointer) format);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->sizes, button);
}

static void
fill_sizes (StudioFeedView *self,
            GPtrArray *formats)
{
  g_autoptr (GString) listed = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < formats->len; i++)
    g_string_append_printf (listed, "%s ", ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  if (g_strcmp0 (self->listed, listed->str) == 0)
    return;
  g_free (self->listed);
  self->listed = g_strdup (listed->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sizes))) != NULL)
    gtk_box_remove (self->sizes, child);
  for (guint i = 0; i < formats->len; i++)
    add_size (self, g_ptr_array_index (formats, i));
  gtk_widget_set_visible (GTK_WIDGET (self->sizes), formats->len > 1);
}

static void
show_sizes (StudioFeedView *self,
            GPtrArray *formats,
            const StudioFormat *format)
{
  self->filling = TRUE;
  fill_sizes (self, formats);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sizes)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_object_get_data (G_OBJECT (child), "format") == format)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  }
  self->filling = FALSE;
}

/* --- notes --- */

static void
add_note (StudioFeedView *self,
          const char *sentence,
          gboolean bad)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "look-note");
  if (bad)
    gtk_widget_add_css_class (label, "bad");
  gtk_box_append (self->notes, label);
}

static void
show_notes (StudioFeedView *self,
            const StudioFeedPost *post,
            guint n_pages,
            gboolean account_known)
{
  g_autoptr (GPtrArray) notes = studio_feed_list_notes (post->feed, post->platform, post->caption, post->format, n_pages);
  gboolean over = studio_platform_measure (post->platform, post->caption).over > 0;
  g_autofree char *unknown = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, child);
  for (guint i = 0; i < notes->len; i++)
    add_note (self, g_ptr_array_index (notes, i), over && i == 0);
  if (!account_known) {
    /* TRANSLATORS: a platform's name */
    unknown = g_strdup_printf (_ ("The brand names no account on %s yet; another name stands in its place."), post->platform->name);
    add_note (self, unknown, FALSE);
  }
  add_note (self, _ ("As wide as on a phone: 360 points. Platforms change their looks now and then."), FALSE);
}

/* --- the card --- */

/* Screen readers find the parts in the card; this is what they are of. */
static void
describe (StudioFeedView *self,
          const StudioFeedPost *post)
{
  /* TRANSLATORS: what a screen reader says of a preview: a platform's name, the size's name */
  g_autofree char *name = g_strdup_printf (_ ("Preview of %s, %s"), post->platform->name, _ (post->format->name));
  g_autofree char *cut = studio_feed_cut (post->platform, post->caption);
  /* TRANSLATORS: an account, number of pictures, the caption or its beginning */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s. %u picture. Caption: %s", "%s. %u pictures. Caption: %s", post->n_pages), post->account,
                                            post->n_pages, cut != NULL ? cut : post->caption);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
show_card (StudioFeedView *self,
           const StudioFeedPost *post,
           StudioFeedKind kind)
{
  if (self->card == NULL || self->kind != kind) {
    self->kind = kind;
    self->card = STUDIO_FEED_CARD (studio_feed_card_new (kind));
    adw_bin_set_child (self->place, GTK_WIDGET (self->card));
  }
  studio_feed_card_show (self->card, post);
}

static void
update_logo (StudioFeedView *self,
             StudioBrand *brand)
{
  if (!g_set_object (&self->logo_of, brand) && self->logo != NULL)
    return;
  g_clear_object (&self->logo);
  self->logo = studio_feed_logo_new (brand);
}

static void
take_pictures (StudioFeedView *self)
{
  g_clear_pointer (&self->pictures, studio_snapshot_unref);
  self->pictures = studio_post_snapshot (studio_document_get_post (self->document));
}

/* Others show the office's name. */
static gboolean
shows_account (StudioFeedKind kind)
{
  return kind == STUDIO_FEED_PHOTO || kind == STUDIO_FEED_NOTE || kind == STUDIO_FEED_STORY;
}

static void
refresh (StudioFeedView *self)
{
  StudioPost *of = studio_document_get_post (self->document);
  g_autoptr (StudioSnapshot) words = studio_post_snapshot (of);
  StudioBrand *brand = studio_snapshot_get_brand (words);
  const StudioFeed *feed = studio_feed_find (self->platform->id);
  g_autoptr (GPtrArray) formats = studio_feed_list_formats (feed, studio_snapshot_get_template (words));
  const StudioFormat *format = present_format (self, formats);
  g_autoptr (StudioCaption) caption = studio_caption_expand (studio_caption_get (studio_snapshot_get_json (words), self->platform->id, NULL), words);
  g_autofree char *title = studio_post_get_title (of);
  gboolean story = studio_feed_is_story (feed, format), known = FALSE;
  guint n_pages = studio_snapshot_get_n_pages (words);
  StudioFeedPost post = { feed, self->platform, self->previewer, NULL, words, format, story ? STUDIO_FEED_SLIDES : feed->pages,
                          MIN (n_pages, feed->most), studio_feed_name_account (self->platform, brand, &known), studio_feed_name_office (brand),
                          NULL, title, caption->text };

  if (self->pictures == NULL)
    take_pictures (self);
  update_logo (self, brand);
  post.snapshot = self->pictures;
  post.logo = self->logo;
  show_sizes (self, formats, format);
  show_card (self, &post, story ? STUDIO_FEED_STORY : feed->kind);
  show_notes (self, &post, n_pages, known || !shows_account (self->kind));
  describe (self, &post);
}

static gboolean
refresh_cb (gpointer data)
{
  StudioFeedView *self = data;

  self->refresh_id = 0;
  if (self->document != NULL && self->platform != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (StudioFeedView *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

/* --- what changes --- */

static gboolean
rested_cb (gpointer data)
{
  StudioFeedView *self = data;

  self->rest_id = 0;
  g_clear_pointer (&self->pictures, studio_snapshot_unref);
  queue_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Whether pictures may look other than before: words beside them are no part of them. */
static gboolean
is_of_pictures (const char *path)
{
  static const char *const beside[] = { "caption", "descriptions", "photo_notes", "answers", "accepted", "hoax" };
  g_autofree char *head = g_strndup (path, strcspn (path, "/"));

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++) {
    if (g_str_equal (head, beside[i]))
      return FALSE;
  }
  return TRUE;
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioFeedView *self)
{
  if (is_of_pictures (path)) {
    g_clear_handle_id (&self->rest_id, g_source_remove);
    self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
  }
  queue_refresh (self);
}

static void
studio_feed_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_feed_view_parent_class)->map (widget);
  queue_refresh (STUDIO_FEED_VIEW (widget));
}

void
studio_feed_view_set_source (StudioFeedView *self,
                             StudioDocument *document,
                             StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_FEED_VIEW (self));

  g_set_object (&self->previewer, previewer);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->pictures, studio_snapshot_unref);
  g_hash_table_remove_all (self->chosen);
  /* what was swiped to and opened is another post's */
  self->card = NULL;
  adw_bin_set_child (self->place, NULL);
  queue_refresh (self);
}

void
studio_feed_view_set_platform (StudioFeedView *self,
                               const StudioPlatform *platform)
{
  g_return_if_fail (STUDIO_IS_FEED_VIEW (self));

  if (self->platform == platform)
    return;
  self->platform = platform;
  self->card = NULL;
  adw_bin_set_child (self->place, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  queue_refresh (self);
}

gboolean
studio_feed_view_choose_format (StudioFeedView *self,
                                const StudioFormat *format)
{
  g_autoptr (GPtrArray) formats = NULL;

  g_return_val_if_fail (STUDIO_IS_FEED_VIEW (self) && format != NULL, FALSE);

  if (self->document == NULL || self->platform == NULL)
    return FALSE;
  formats = studio_feed_list_formats (studio_feed_find (self->platform->id), studio_post_get_template (studio_document_get_post (self->document)));
  if (!g_ptr_array_find (formats, format, NULL))
    return FALSE;
  g_hash_table_insert (self->chosen, g_strdup (self->platform->id), (gpointer) format);
  queue_refresh (self);
  return TRUE;
}

static void
studio_feed_view_dispose (GObject *object)
{
  StudioFeedView *self = STUDIO_FEED_VIEW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->previewer);
  g_clear_object (&self->logo_of);
  g_clear_object (&self->logo);
  g_clear_pointer (&self->pictures, studio_snapshot_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_free);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_FEED_VIEW);

  G_OBJECT_CLASS (studio_feed_view_parent_class)->dispose (object);
}

static void
studio_feed_view_class_init (StudioFeedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_feed_view_dispose;
  widget_class->map = studio_feed_view_map;

  g_type_ensure (STUDIO_TYPE_FEED_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-feed-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedView, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedView, sizes);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedView, place);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedView, notes);
}

static void
studio_feed_view_init (StudioFeedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
}
