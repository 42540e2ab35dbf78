#include "config.h"

#include "studio-phone-view.h"

#include "studio-pages.h"
#include "studio-surface-paintable.h"

#include <glib/gi18n-lib.h>

#define WIDTH 360
/* What the window may need on a screen of 768 px, without its own header and foot. */
#define MAX_HEIGHT 560

struct _StudioPhoneView
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *phone;
  GtkWidget *head;
  AdwAvatar *avatar;
  GtkLabel *account;
  GtkPicture *picture;
  GtkLabel *counter;
  GtkWidget *foot;

  StudioPreviewer *previewer;
  StudioSnapshot *snapshot;
  const StudioFormat *format;
  guint page;
  guint n_pages;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioPhoneView, studio_phone_view, ADW_TYPE_WINDOW)

/* Logical px a design px; a page that is too high for the screen is shown smaller, and its title says so. */
static double
shown_zoom (StudioPhoneView *self)
{
  return MIN (WIDTH / self->format->size.w, MAX_HEIGHT / self->format->size.h);
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioPhoneView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  if (preview == NULL || self->picture == NULL)
    return;
  paintable = studio_surface_paintable_new (preview->surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (paintable));
}

static void
show_page (StudioPhoneView *self,
           guint page)
{
  g_autofree char *words = g_strdup_printf ("%u/%u", page + 1, self->n_pages);
  g_autofree char *spoken = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  self->page = page;
  gtk_label_set_label (self->counter, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phone.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phone.next-page", page + 1 < self->n_pages);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  studio_previewer_render_async (self->previewer, self->snapshot, self->format, page, shown_zoom (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self)), 0,
                                 self->cancellable, painted_cb, g_object_ref (self));
}

static void
turn_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  StudioPhoneView *self = STUDIO_PHONE_VIEW (widget);

  show_page (self, g_str_equal (action, "phone.next-page") ? self->page + 1 : self->page - 1);
}

static void
studio_phone_view_dispose (GObject *object)
{
  StudioPhoneView *self = STUDIO_PHONE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->previewer);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  self->picture = NULL;

  G_OBJECT_CLASS (studio_phone_view_parent_class)->dispose (object);
}

static void
studio_phone_view_class_init (StudioPhoneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_phone_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-phone-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, title);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, next_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, phone);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, head);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, avatar);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, account);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, counter);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneView, foot);
  gtk_widget_class_install_action (widget_class, "phone.previous-page", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "phone.next-page", NULL, turn_page);
}

static void
studio_phone_view_init (StudioPhoneView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A story fills the screen; everything else stands between an account's name and buttons. */
static void
dress (StudioPhoneView *self)
{
  gboolean story = self->format->size.h / self->format->size.w > 1.7 && self->format->mm.w <= 0;
  g_autofree char *smaller = g_strdup_printf (_ ("%s · shown at %.0f %% of a phone's width"), _ (self->format->name), shown_zoom (self) * self->format->size.w / WIDTH * 100);
  const char *account = studio_brand_get_name (studio_snapshot_get_brand (self->snapshot));

  gtk_widget_set_visible (self->head, !story);
  gtk_widget_set_visible (self->foot, !story);
  gtk_label_set_label (self->account, account);
  adw_avatar_set_text (self->avatar, account);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), self->n_pages > 1);
  gtk_widget_set_visible (self->previous_button, self->n_pages > 1);
  gtk_widget_set_visible (self->next_button, self->n_pages > 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int) (shown_zoom (self) * self->format->size.w), (int) (shown_zoom (self) * self->format->size.h));
  adw_window_title_set_subtitle (self->title, shown_zoom (self) * self->format->size.w < WIDTH - 1 ? smaller : _ (self->format->name));
}

GtkWidget *
studio_phone_view_new (GtkWindow *parent,
                       StudioDocument *document,
                       StudioPreviewer *previewer,
                       const StudioFormat *format,
                       guint page)
{
  StudioPhoneView *self = g_object_new (STUDIO_TYPE_PHONE_VIEW, "transient-for", parent, NULL);

  self->previewer = g_object_ref (previewer);
  self->snapshot = studio_post_snapshot (studio_document_get_post (document));
  self->format = format;
  self->n_pages = studio_snapshot_get_n_pages (self->snapshot);
  dress (self);
  show_page (self, MIN (page, self->n_pages - 1));
  return GTK_WIDGET (self);
}
