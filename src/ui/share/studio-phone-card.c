#include "config.h"

#include "studio-phone-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-draw-qr.h"
#include "studio-phone-words.h"
#include "studio-share-network.h"
#include "studio-share-server.h"
#include "studio-surface-paintable.h"

#define QR_SIDE 190
/* ISO/IEC 18004: readers need four modules of margin; the style's padding adds the rest, so that modules get whole pixels */
#define QUIET 2
/* by then a phone that can reach the page has it */
#define PATIENCE_SECONDS 20
#define SHORT_SECONDS (5 * 60)

struct _StudioPhoneCard
{
  GtkBox parent_instance;
  GtkStack *stack;
  GtkPicture *code;
  GtkLabel *address;
  GtkDropDown *addresses;
  GtkLabel *trouble;
  GtkListBox *phones;
  AdwActionRow *waiting;
  AdwActionRow *time;
  GtkWidget *extend;
  GtkWidget *stop;
  GtkWidget *again;

  StudioShareParcel *parcel;
  StudioShareServer *server; /* (nullable) */
  GPtrArray *networks;       /* (element-type StudioShareNetwork): as in @addresses */
  gulong network_handler;
  guint clock;
  gint64 began;     /* µs, monotonic */
  gboolean stopped; /* by the person */
  gboolean filling; /* @addresses is being filled by us */
};

G_DEFINE_FINAL_TYPE (StudioPhoneCard, studio_phone_card, GTK_TYPE_BOX)

static guint ticked_signal;

/* --- what is seen --- */

static void
show_code (StudioPhoneCard *self)
{
  const char *link = studio_share_server_get_link (self->server);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, QR_SIDE * scale, QR_SIDE * scale);
  cairo_t *cr = cairo_create (surface);
  const StudioRect rect = { 0, 0, QR_SIDE * scale, QR_SIDE * scale };
  const StudioQrSpec spec = { (char *) link, { 0, 0, 0, 1 }, { 1, 1, 1, 1 }, QUIET };
  g_autoptr (StudioSurfacePaintable) paintable = NULL;

  studio_draw_qr (cr, &rect, &spec);
  cairo_destroy (cr);
  paintable = studio_surface_paintable_new (surface, scale);
  cairo_surface_destroy (surface);
  gtk_picture_set_paintable (self->code, GDK_PAINTABLE (paintable));
  gtk_label_set_text (self->address, link + strlen ("http://"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->address), link);
}

static GtkWidget *
make_phone_row (const StudioShareVisit *visit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *deeds = studio_phone_words_deeds (visit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), visit->device);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), deeds);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("studio-phone-symbolic"));
  if (visit->ticked->len > 0) {
    GtkWidget *mark = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

    gtk_widget_add_css_class (mark, "success");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  }
  return row;
}

/* They stand before the rows that are always there. */
static void
show_phones (StudioPhoneCard *self)
{
  GPtrArray *visits = self->server != NULL ? studio_share_server_list_visits (self->server) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->phones, 0)) != GTK_LIST_BOX_ROW (self->waiting))
    gtk_list_box_remove (self->phones, GTK_WIDGET (row));
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    gtk_list_box_insert (self->phones, make_phone_row (g_ptr_array_index (visits, i)), (int) i);
}

static void
show_waiting (StudioPhoneCard *self,
              gboolean serving)
{
  gboolean alone = serving && studio_share_server_list_visits (self->server)->len == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), alone && g_get_monotonic_time () - self->began >= PATIENCE_SECONDS * G_USEC_PER_SEC);
}

static void
show_time (StudioPhoneCard *self,
           gint64 seconds)
{
  g_autofree char *title = studio_phone_words_time (seconds, self->stopped);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->time), title);
  adw_action_row_set_subtitle (self->time, seconds > 0 ? _ ("Turns itself off when this window closes") : _ ("Phones no longer see the page"));
  gtk_widget_set_visible (self->extend, seconds > 0 && seconds <= SHORT_SECONDS);
  gtk_widget_set_visible (self->stop, seconds > 0);
  gtk_widget_set_visible (self->again, seconds == 0);
}

/* What changes with time alone. */
static void
show_moment (StudioPhoneCard *self)
{
  gint64 seconds = self->server != NULL ? studio_share_server_get_seconds (self->server) : 0;
  const char *page = self->networks->len == 0 || (self->server == NULL && !self->stopped) ? "trouble" : seconds > 0 ? "code"
                                                                                                                    : "closed";

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->time), !g_str_equal (page, "trouble"));
  show_waiting (self, seconds > 0);
  show_time (self, seconds);
  gtk_widget_set_visible (GTK_WIDGET (self->phones), g_str_equal (page, "trouble") == FALSE);
}

static gboolean
clock_cb (gpointer data)
{
  show_moment (data);
  return G_SOURCE_CONTINUE;
}

/* --- serving --- */

static void
changed_cb (StudioPhoneCard *self)
{
  show_phones (self);
  show_moment (self);
}

static void
ticked_cb (StudioPhoneCard *self,
           const char *platform,
           gboolean on)
{
  g_signal_emit (self, ticked_signal, 0, platform, on);
}

static void
close_server (StudioPhoneCard *self)
{
  g_clear_handle_id (&self->clock, g_source_remove);
  if (self->server == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->server, self);
  studio_share_server_stop (self->server);
  g_clear_object (&self->server);
}

static void
open_server (StudioPhoneCard *self,
             const char *address)
{
  g_autoptr (GError) error = NULL;

  close_server (self);
  self->server = studio_share_server_new (self->parcel);
  if (!studio_share_server_start (self->server, address, 0, STUDIO_SHARE_MINUTES, &error)) {
    g_clear_object (&self->server);
    gtk_label_set_text (self->trouble, error->message);
    return;
  }
  self->stopped = FALSE;
  self->began = g_get_monotonic_time ();
  self->clock = g_timeout_add_seconds (1, clock_cb, self);
  g_signal_connect_swapped (self->server, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->server, "ticked", G_CALLBACK (ticked_cb), self);
  show_code (self);
}

/* --- where --- */

static void
list_networks (StudioPhoneCard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_unref (self->networks);
  self->networks = studio_share_network_list ();
  for (guint i = 0; i < self->networks->len; i++) {
    const StudioShareNetwork *network = g_ptr_array_index (self->networks, i);
    g_autofree char *name = g_strdup_printf ("%s (%s)", network->address, network->link);

    gtk_string_list_append (names, name);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->addresses, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->addresses), self->networks->len > 1);
}

/* Opens the page at the likeliest address, or says why not. */
static void
begin (StudioPhoneCard *self)
{
  list_networks (self);
  if (self->networks->len > 0) {
    open_server (self, ((const StudioShareNetwork *) g_ptr_array_index (self->networks, 0))->address);
  } else {
    close_server (self);
    gtk_label_set_text (self->trouble, _ ("The laptop is not connected to a network. Use a cable or Save to USB."));
  }
  changed_cb (self);
}

static void
address_cb (StudioPhoneCard *self)
{
  guint at = gtk_drop_down_get_selected (self->addresses);

  if (self->filling || self->server == NULL || at >= self->networks->len)
    return;
  open_server (self, ((const StudioShareNetwork *) g_ptr_array_index (self->networks, at))->address);
  changed_cb (self);
}

/* Whether the page can still be reached where it was opened. */
static gboolean
is_reachable (StudioPhoneCard *self)
{
  g_autoptr (GPtrArray) networks = studio_share_network_list ();

  for (guint i = 0; self->server != NULL && i < networks->len; i++) {
    g_autofree char *begin = g_strdup_printf ("http://%s:", ((const StudioShareNetwork *) g_ptr_array_index (networks, i))->address);

    if (g_str_has_prefix (studio_share_server_get_link (self->server), begin))
      return TRUE;
  }
  return FALSE;
}

static void
network_cb (StudioPhoneCard *self)
{
  if (!self->stopped && !is_reachable (self))
    begin (self);
}

/* --- buttons --- */

static void
copy_cb (StudioPhoneCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), studio_share_server_get_link (self->server));
}

static void
stop_cb (StudioPhoneCard *self)
{
  self->stopped = TRUE;
  close_server (self);
  changed_cb (self);
}

static void
extend_cb (StudioPhoneCard *self)
{
  studio_share_server_extend (self->server, STUDIO_SHARE_MINUTES);
}

/* --- coming and going --- */

static void
set_offering (StudioPhoneCard *self,
              gboolean offering)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  g_clear_signal_handler (&self->network_handler, monitor);
  close_server (self);
  if (!offering)
    return;
  self->network_handler = g_signal_connect_swapped (monitor, "network-changed", G_CALLBACK (network_cb), self);
  self->stopped = FALSE;
  begin (self);
}

static void
studio_phone_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_phone_card_parent_class)->root (widget);
  set_offering (STUDIO_PHONE_CARD (widget), STUDIO_PHONE_CARD (widget)->parcel != NULL);
}

static void
studio_phone_card_unroot (GtkWidget *widget)
{
  set_offering (STUDIO_PHONE_CARD (widget), FALSE);
  GTK_WIDGET_CLASS (studio_phone_card_parent_class)->unroot (widget);
}

void
studio_phone_card_set_parcel (StudioPhoneCard *self,
                              StudioShareParcel *parcel)
{
  g_return_if_fail (STUDIO_IS_PHONE_CARD (self));

  if (parcel == self->parcel)
    return;
  g_clear_pointer (&self->parcel, studio_share_parcel_unref);
  self->parcel = parcel != NULL ? studio_share_parcel_ref (parcel) : NULL;
  set_offering (self, parcel != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL);
}

static void
studio_phone_card_finalize (GObject *object)
{
  StudioPhoneCard *self = STUDIO_PHONE_CARD (object);

  set_offering (self, FALSE);
  g_clear_pointer (&self->parcel, studio_share_parcel_unref);
  g_ptr_array_unref (self->networks);

  G_OBJECT_CLASS (studio_phone_card_parent_class)->finalize (object);
}

static void
studio_phone_card_class_init (StudioPhoneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_phone_card_finalize;
  widget_class->root = studio_phone_card_root;
  widget_class->unroot = studio_phone_card_unroot;
  ticked_signal = g_signal_new ("ticked", STUDIO_TYPE_PHONE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-phone-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, code);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, address);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, addresses);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, trouble);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, phones);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, waiting);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, time);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, extend);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, stop);
  gtk_widget_class_bind_template_child (widget_class, StudioPhoneCard, again);
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, extend_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
studio_phone_card_init (StudioPhoneCard *self)
{
  self->networks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_phone_card_new (void)
{
  return g_object_new (STUDIO_TYPE_PHONE_CARD, NULL);
}
