#include "config.h"

#include "studio-calendar-feed.h"

#include <glib/gi18n-lib.h>

#include "studio-calendar-words.h"
#include "studio-moment.h"

#define COLUMNS 3
#define MAX_CELLS 60
#define CELL_WIDTH 156
#define CELL_HEIGHT 208

struct _StudioCalendarFeed
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkGrid *grid;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (StudioCalendarFeed, studio_calendar_feed, GTK_TYPE_WIDGET)

/* The day and the state, over the picture's foot. Returns: (transfer floating) */
static GtkWidget *
make_mark (const StudioPlanned *planned,
           const char *date)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (mark, "feed-mark");
  gtk_widget_add_css_class (dot, "state-dot");
  gtk_widget_add_css_class (dot, studio_calendar_words_style (planned));
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), dot);
  gtk_box_append (GTK_BOX (mark), gtk_label_new (date));
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_END);
  return mark;
}

/* Returns: (transfer floating) */
static GtkWidget *
make_cell (StudioPlanned *planned,
           StudioCalendarModel *model,
           StudioCalendarPictures *pictures)
{
  GtkWidget *cell = gtk_button_new (), *overlay = gtk_overlay_new (), *thumb = studio_calendar_thumb_new (CELL_WIDTH, CELL_HEIGHT, 0);
  int offset = studio_calendar_model_get_offset (model);
  g_autofree char *spoken = studio_calendar_words_whole (planned, offset, ", "), *shown = studio_calendar_words_whole (planned, offset, "\n"), *date = NULL;
  GDate day, today = studio_calendar_model_get_today (model);

  studio_moment_to_day (planned->at, offset, &day, NULL);
  date = studio_calendar_words_date (&day, &today);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), thumb);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_mark (planned, date));
  gtk_button_set_child (GTK_BUTTON (cell), overlay);
  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_add_css_class (cell, "feed-cell");
  gtk_widget_set_tooltip_text (cell, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "(su)", planned->id, g_date_get_julian (&day));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "calendar.open");
  studio_calendar_pictures_show (pictures, STUDIO_CALENDAR_THUMB (thumb), planned->id);
  return cell;
}

void
studio_calendar_feed_show (StudioCalendarFeed *self,
                           StudioCalendarModel *model,
                           StudioCalendarPictures *pictures,
                           const GDate *first,
                           int n_days)
{
  g_autoptr (GPtrArray) posts = NULL;
  GtkWidget *child;

  g_return_if_fail (STUDIO_IS_CALENDAR_FEED (self));

  posts = studio_calendar_model_list_days (model, first, n_days);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < MIN (posts->len, MAX_CELLS); i++)
    gtk_grid_attach (self->grid, make_cell (g_ptr_array_index (posts, posts->len - 1 - i), model, pictures), (int) i % COLUMNS, (int) i / COLUMNS, 1, 1);
  gtk_label_set_label (self->note, posts->len > 0 ? _ ("In the planned order, the last one first, all cut to 3:4 as in a profile.") : _ ("Nothing is planned around these days."));
}

static void
studio_calendar_feed_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_CALENDAR_FEED (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (studio_calendar_feed_parent_class)->dispose (object);
}

static void
studio_calendar_feed_class_init (StudioCalendarFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_calendar_feed_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_calendar_feed_init (StudioCalendarFeed *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->grid = GTK_GRID (gtk_grid_new ());
  self->note = GTK_LABEL (gtk_label_new (""));
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_grid_set_column_spacing (self->grid, 2);
  gtk_widget_set_halign (GTK_WIDGET (self->grid), GTK_ALIGN_CENTER);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_justify (self->note, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_add_css_class (box, "calendar-feed");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
studio_calendar_feed_new (void)
{
  return g_object_new (STUDIO_TYPE_CALENDAR_FEED, NULL);
}
