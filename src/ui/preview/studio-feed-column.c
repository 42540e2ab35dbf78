#include "config.h"

#include "studio-feed-column.h"

#include "studio-feed-post.h"

struct _StudioFeedColumn
{
  GtkWidget parent_instance;
  int width;
  int gap;
};

G_DEFINE_FINAL_TYPE (StudioFeedColumn, studio_feed_column, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_WIDTH,
  PROP_GAP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
measure_height (StudioFeedColumn *self,
                GtkWidget *child)
{
  int height = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, self->width, &height, NULL, NULL, NULL);
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
  StudioFeedColumn *self = STUDIO_FEED_COLUMN (widget);
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_should_layout (child))
      height += measure_height (self, child) + (height > 0 ? self->gap : 0);
  }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : height;
}

static void
studio_feed_column_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  StudioFeedColumn *self = STUDIO_FEED_COLUMN (widget);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int own = gtk_widget_should_layout (child) ? measure_height (self, child) : 0;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, own }, -1);
    y += own + self->gap;
  }
}

/* GTK's boxes would else ask a caption how wide it has to be to fit into some height. */
static GtkSizeRequestMode
studio_feed_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
studio_feed_column_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  StudioFeedColumn *self = STUDIO_FEED_COLUMN (object);

  if (id == PROP_WIDTH)
    g_value_set_int (value, self->width);
  else if (id == PROP_GAP)
    g_value_set_int (value, self->gap);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_feed_column_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  StudioFeedColumn *self = STUDIO_FEED_COLUMN (object);

  if (id == PROP_WIDTH)
    self->width = g_value_get_int (value);
  else if (id == PROP_GAP)
    self->gap = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  G_OBJECT_CLASS (klass)->get_property = studio_feed_column_get_property;
  G_OBJECT_CLASS (klass)->set_property = studio_feed_column_set_property;
  widget_class->measure = studio_feed_column_measure;
  widget_class->size_allocate = studio_feed_column_size_allocate;
  widget_class->get_request_mode = studio_feed_column_get_request_mode;

  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 1, 10000, STUDIO_FEED_WIDTH, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_GAP] = g_param_spec_int ("gap", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
studio_feed_column_init (StudioFeedColumn *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
