#include "config.h"

#include "studio-calendar-chip.h"

#include <glib/gi18n-lib.h>

#include "studio-calendar-words.h"

#define THUMB_WIDTH 20
#define THUMB_HEIGHT 25
#define WIDE_THUMB_WIDTH 96
#define WIDE_THUMB_HEIGHT 120

struct _StudioCalendarChip
{
  GtkButton parent_instance;
  StudioPlanned *planned;
  GDate day;
  GtkWidget *thumb;
  GtkWidget *menu; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioCalendarChip, studio_calendar_chip, GTK_TYPE_BUTTON)

/* --- the menu --- */

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          StudioCalendarChip *self)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(su)", self->planned->id, g_date_get_julian (&self->day));
  g_menu_append_item (menu, item);
}

static void
add_published (GMenu *menu,
               StudioCalendarChip *self)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Mark as _Published…"), NULL);

  g_menu_item_set_action_and_target (item, "win.mark-published-of", "s", self->planned->id);
  g_menu_append_item (menu, item);
}

void
studio_calendar_chip_open_menu (StudioCalendarChip *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (STUDIO_IS_CALENDAR_CHIP (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  add_item (menu, _ ("_Open"), "calendar.open", self);
  add_item (menu, _ ("_Move to a Date…"), "calendar.move", self);
  add_published (menu, self);
  add_item (menu, _ ("_Remove from the Calendar"), "calendar.unplan", self);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            StudioCalendarChip *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  studio_calendar_chip_open_menu (self);
}

static void
open_menu (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_calendar_chip_open_menu (STUDIO_CALENDAR_CHIP (widget));
}

/* --- dragging --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double x,
            double y,
            StudioCalendarChip *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (STUDIO_TYPE_PLANNED, self->planned);
}

static void
drag_begin_cb (StudioCalendarChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
drag_end_cb (StudioCalendarChip *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

/* --- */

static void
clicked_cb (StudioCalendarChip *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open", "(su)", self->planned->id, g_date_get_julian (&self->day));
}

static void
studio_calendar_chip_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  StudioCalendarChip *self = STUDIO_CALENDAR_CHIP (widget);

  GTK_WIDGET_CLASS (studio_calendar_chip_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
studio_calendar_chip_dispose (GObject *object)
{
  StudioCalendarChip *self = STUDIO_CALENDAR_CHIP (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->planned, studio_planned_unref);

  G_OBJECT_CLASS (studio_calendar_chip_parent_class)->dispose (object);
}

static void
studio_calendar_chip_class_init (StudioCalendarChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_calendar_chip_dispose;
  widget_class->size_allocate = studio_calendar_chip_size_allocate;
  gtk_widget_class_install_action (widget_class, "chip.menu", NULL, open_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chip.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chip.menu", NULL);
}

static void
studio_calendar_chip_init (StudioCalendarChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-chip");
  g_signal_connect (self, "clicked", G_CALLBACK (clicked_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* Returns: (transfer floating) */
static GtkWidget *
make_label (const char *text,
            const char *style,
            int n_lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  if (n_lines > 1) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), n_lines);
  }
  return label;
}

static GtkWidget *
make_dot (const StudioPlanned *planned)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "state-dot");
  gtk_widget_add_css_class (dot, studio_calendar_words_style (planned));
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static void
fill_narrow (StudioCalendarChip *self,
             int offset)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *time = studio_calendar_words_time (self->planned, offset, FALSE);

  self->thumb = studio_calendar_thumb_new (THUMB_WIDTH, THUMB_HEIGHT, 2);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (self->planned->title, "chip-title", 1));
  gtk_box_append (GTK_BOX (words), make_label (time, "chip-time", 1));
  gtk_box_append (GTK_BOX (row), self->thumb);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_dot (self->planned));
  gtk_button_set_child (GTK_BUTTON (self), row);
}

static void
fill_wide (StudioCalendarChip *self,
           int offset)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *detail = studio_calendar_words_detail (self->planned, offset);

  self->thumb = studio_calendar_thumb_new (WIDE_THUMB_WIDTH, WIDE_THUMB_HEIGHT, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  gtk_box_append (GTK_BOX (foot), make_dot (self->planned));
  gtk_box_append (GTK_BOX (foot), make_label (detail, "chip-time", 1));
  gtk_box_append (GTK_BOX (column), self->thumb);
  gtk_box_append (GTK_BOX (column), make_label (self->planned->title, "chip-title", 2));
  gtk_box_append (GTK_BOX (column), foot);
  gtk_button_set_child (GTK_BUTTON (self), column);
}

GtkWidget *
studio_calendar_chip_new (StudioPlanned *planned,
                          const GDate *day,
                          int offset,
                          gboolean wide,
                          StudioCalendarPictures *pictures)
{
  StudioCalendarChip *self = g_object_new (STUDIO_TYPE_CALENDAR_CHIP, NULL);
  g_autofree char *spoken = studio_calendar_words_whole (planned, offset, ", "), *shown = studio_calendar_words_whole (planned, offset, "\n");

  self->planned = studio_planned_ref (planned);
  self->day = *day;
  if (wide)
    fill_wide (self, offset);
  else
    fill_narrow (self, offset);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (pictures != NULL)
    studio_calendar_pictures_show (pictures, STUDIO_CALENDAR_THUMB (self->thumb), planned->id);
  return GTK_WIDGET (self);
}

const StudioPlanned *
studio_calendar_chip_get_planned (StudioCalendarChip *self)
{
  g_return_val_if_fail (STUDIO_IS_CALENDAR_CHIP (self), NULL);

  return self->planned;
}
