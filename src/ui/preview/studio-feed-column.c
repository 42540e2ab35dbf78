#include "config.h"

#include "studio-feed-column.h"

#include "studio-feed-post.h"

/* Between the children */
#define GAP 10

struct _StudioFeedColumn
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioFeedColumn, studio_feed_column, GTK_TYPE_WIDGET)

static int
measure_height (GtkWidget *child)
{
  int height = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, STUDIO_FEED_WIDTH, &height, NULL, NULL, NULL);
  return height;
}

static void
studio_feed_column_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_should_layout (child))
      height += measure_height (child) + (height > 0 ? GAP : 0);
  }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? STUDIO_FEED_WIDTH : height;
}

static void
studio_feed_column_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int own = 0;

    if (!gtk_widget_should_layout (child))
      continue;
    own = measure_height (child);
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, own }, -1);
    y += own + GAP;
  }
}

static void
studio_feed_column_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_feed_column_parent_class)->dispose (object);
}

static void
studio_feed_column_class_init (StudioFeedColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_feed_column_dispose;
  widget_class->measure = studio_feed_column_measure;
  widget_class->size_allocate = studio_feed_column_size_allocate;
}

static void
studio_feed_column_init (StudioFeedColumn *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
