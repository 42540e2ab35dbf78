#include "config.h"

#include "studio-finding-pins.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-canvas-private.h"
#include "studio-frame.h"

/* Px around a layer that its frame keeps, and how thick that is */
#define GAP 4
#define THICK 3

/** Mark: one button. @key, @name, @words: copies; @box: its layer in the scene, -1 if that is not on the page that is seen; @nth: of the marks of that layer */
typedef struct
{
  char *key;
  char *name;
  char *words;
  StudioPlace place;
  GtkWidget *button;
  const char *look;
  int box;
  int nth;
} Mark;

struct _StudioFindingPins
{
  GtkWidget parent_instance;
  StudioCanvas *canvas; /* (nullable) */
  GArray *marks;        /* (element-type Mark) */
  int current;          /* -1: none */
};

G_DEFINE_FINAL_TYPE (StudioFindingPins, studio_finding_pins, GTK_TYPE_WIDGET)

static guint activated_signal;

static void
clear_mark (gpointer data)
{
  Mark *mark = data;

  gtk_widget_unparent (mark->button);
  g_free (mark->key);
  g_free (mark->name);
  g_free (mark->words);
}

/* --- where --- */

static gboolean
is_of_scene (const StudioPlace *place,
             const StudioScene *scene)
{
  return (place->format == NULL || g_str_equal (place->format, scene->format->id)) && (place->page < 0 || place->page == (int) scene->page);
}

/* Returns: the index of the box of @place, -1 if it is not seen */
static int
find_box (StudioScene *scene,
          const StudioPlace *place)
{
  g_autofree char *field = place->kind == STUDIO_PLACE_FIELD ? g_strndup (place->name, strcspn (place->name, "/")) : NULL;
  const StudioBox *box = NULL;

  if (!is_of_scene (place, scene))
    return -1;
  if (field != NULL)
    box = studio_scene_find_field (scene, field);
  else if (place->kind == STUDIO_PLACE_LAYER)
    box = studio_scene_find (scene, place->name);
  return box != NULL && box->visible ? (int) (box - &g_array_index (scene->boxes, StudioBox, 0)) : -1;
}

static int
count_before (StudioFindingPins *self,
              guint index)
{
  int n = 0;

  for (guint i = 0; i < index; i++)
    n += g_array_index (self->marks, Mark, i).box == g_array_index (self->marks, Mark, index).box;
  return n;
}

static void
find_places (StudioFindingPins *self)
{
  StudioScene *scene = self->canvas != NULL ? studio_canvas_get_scene (self->canvas) : NULL;

  for (guint i = 0; i < self->marks->len; i++) {
    Mark *mark = &g_array_index (self->marks, Mark, i);

    mark->box = scene != NULL ? find_box (scene, &mark->place) : -1;
    mark->nth = count_before (self, i);
    gtk_widget_set_child_visible (mark->button, mark->box >= 0);
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What of it lies on the page: photos are often larger. */
static StudioRect
cut_to_page (StudioRect rect,
             StudioSize page)
{
  double left = CLAMP (rect.x, 0, page.w), top = CLAMP (rect.y, 0, page.h);

  return (StudioRect){ left, top, CLAMP (rect.x + rect.w, left, page.w) - left, CLAMP (rect.y + rect.h, top, page.h) - top };
}

/* Around the layer, in logical px of the widget. */
static StudioRect
get_bounds (StudioFindingPins *self,
            const Mark *mark)
{
  StudioScene *scene = studio_canvas_get_scene (self->canvas);
  StudioFrame frame = studio_frame_of_box (scene, (guint) mark->box);
  StudioRect bounds = cut_to_page (studio_frame_bounds (&frame), scene->format->size);
  StudioPoint origin = _studio_canvas_origin (self->canvas);
  double zoom = studio_canvas_get_zoom (self->canvas);

  return (StudioRect){ round (origin.x + bounds.x * zoom) - GAP, round (origin.y + bounds.y * zoom) - GAP, round (bounds.w * zoom) + 2 * GAP, round (bounds.h * zoom) + 2 * GAP };
}

/* The number lies on the frame's upper right corner, several from there to the left; all of it stays in view. */
static void
allocate_mark (StudioFindingPins *self,
               const Mark *mark,
               int width,
               int height)
{
  StudioRect bounds = get_bounds (self, mark);
  GtkRequisition size;
  g_autoptr (GskTransform) transform = NULL;
  float x, y;

  gtk_widget_get_preferred_size (mark->button, &size, NULL);
  x = (float) CLAMP (bounds.x + bounds.w - size.width / 2.0 - mark->nth * (size.width + 2), 0, MAX (width - size.width, 0));
  y = (float) CLAMP (bounds.y - size.height / 2.0, 0, MAX (height - size.height, 0));
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  gtk_widget_allocate (mark->button, size.width, size.height, -1, g_steal_pointer (&transform));
}

static void
studio_finding_pins_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  StudioFindingPins *self = STUDIO_FINDING_PINS (widget);

  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);

    if (mark->box >= 0 && gtk_widget_should_layout (mark->button))
      allocate_mark (self, mark, width, height);
  }
}

static void
studio_finding_pins_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
studio_finding_pins_contains (GtkWidget *widget,
                              double x,
                              double y)
{
  return FALSE;
}

/* --- drawing --- */

static void
append_frame (GtkSnapshot *snapshot,
              const StudioRect *rect,
              double inset,
              const GdkRGBA *color,
              double thick)
{
  GskRoundedRect outline;
  float w = (float) thick;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) (rect->x + inset), (float) (rect->y + inset), (float) MAX (rect->w - 2 * inset, 1), (float) MAX (rect->h - 2 * inset, 1)), 6);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ w, w, w, w }, (GdkRGBA[4]){ *color, *color, *color, *color });
}

static void
studio_finding_pins_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  static const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 1 }, blue = { 0.1f, 0.37f, 0.71f, 1 }, white = { 1, 1, 1, 0.9f };
  StudioFindingPins *self = STUDIO_FINDING_PINS (widget);
  const Mark *mark = self->current >= 0 ? &g_array_index (self->marks, Mark, self->current) : NULL;

  if (mark != NULL && mark->box >= 0) {
    StudioRect bounds = get_bounds (self, mark);

    /* seen on any ground */
    append_frame (snapshot, &bounds, -1, &white, THICK + 2);
    append_frame (snapshot, &bounds, 0, g_str_equal (mark->look, "comment") ? &blue : &red, THICK);
  }
  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_snapshot_child (widget, g_array_index (self->marks, Mark, i).button, snapshot);
}

/* --- */

static void
clicked_cb (GtkButton *button,
            StudioFindingPins *self)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);

    if (mark->button == GTK_WIDGET (button)) {
      g_autofree char *key = g_strdup (mark->key);

      g_signal_emit (self, activated_signal, 0, key);
      return;
    }
  }
}

static GtkWidget *
make_button (StudioFindingPins *self,
             const StudioPin *pin)
{
  g_autofree char *label = g_strdup_printf ("%u", pin->number);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "finding-mark");
  gtk_widget_add_css_class (button, pin->look);
  gtk_widget_set_tooltip_text (button, pin->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, pin->words, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
add_mark (StudioFindingPins *self,
          const StudioPin *pin)
{
  Mark mark = { .key = g_strdup (pin->key), .name = g_strdup (pin->place.name), .words = g_strdup (pin->words), .place = pin->place, .look = pin->look, .box = -1 };

  mark.place.name = mark.name;
  mark.place.format = g_intern_string (pin->place.format);
  mark.button = make_button (self, pin);
  g_array_append_val (self->marks, mark);
}

static gboolean
is_same (const Mark *mark,
         const StudioPin *pin)
{
  return g_str_equal (mark->key, pin->key) && g_str_equal (mark->words, pin->words) && g_str_equal (mark->look, pin->look) &&
         mark->place.kind == pin->place.kind && mark->place.page == pin->place.page && g_strcmp0 (mark->name, pin->place.name) == 0 &&
         g_strcmp0 (mark->place.format, pin->place.format) == 0;
}

/* A check finds the same again and again; a button that is just being pressed must not go then. Returns: the buttons that stay, from the first */
static guint
count_same (StudioFindingPins *self,
            const StudioPin *pins,
            guint n_pins)
{
  guint n = 0;

  while (n < MIN (self->marks->len, n_pins) && is_same (&g_array_index (self->marks, Mark, n), &pins[n]))
    n++;
  return n;
}

static void
show_current (StudioFindingPins *self,
              const char *current)
{
  self->current = -1;
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);
    gboolean chosen = g_strcmp0 (mark->key, current) == 0;

    if (chosen) {
      self->current = (int) i;
      gtk_widget_add_css_class (mark->button, "current");
    } else {
      gtk_widget_remove_css_class (mark->button, "current");
    }
  }
}

void
studio_finding_pins_set_pins (StudioFindingPins *self,
                              const StudioPin *pins,
                              guint n_pins,
                              const char *current)
{
  guint n_same;

  g_return_if_fail (STUDIO_IS_FINDING_PINS (self) && (pins != NULL || n_pins == 0));

  n_same = count_same (self, pins, n_pins);
  self->current = -1;
  g_array_set_size (self->marks, n_same);
  for (guint i = n_same; i < n_pins; i++)
    add_mark (self, &pins[i]);
  show_current (self, current);
  find_places (self);
}

void
studio_finding_pins_set (StudioFindingPins *self,
                         GPtrArray *findings,
                         const char *current)
{
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (StudioPin));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (STUDIO_IS_FINDING_PINS (self));

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);
    /* TRANSLATORS: a numbered mark on the picture and what it stands for */
    char *words = g_strdup_printf (_ ("Finding %u: %s"), i + 1, finding->message);
    const StudioPin pin = { finding->key, finding->place, i + 1, words, finding->level == STUDIO_RULE_REQUIRED ? "required" : "advised" };

    g_ptr_array_add (texts, words);
    g_array_append_val (pins, pin);
  }
  studio_finding_pins_set_pins (self, (const StudioPin *) (void *) pins->data, pins->len, current);
}

static void
move_now (gpointer data)
{
  g_autoptr (StudioFindingPins) self = data;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The canvas may be in the middle of an allocation. */
static void
view_changed_cb (StudioCanvas *canvas,
                 StudioFindingPins *self)
{
  if (self->marks->len > 0)
    g_idle_add_once (move_now, g_object_ref (self));
}

static void
scene_changed_cb (StudioCanvas *canvas,
                  StudioFindingPins *self)
{
  if (self->marks->len > 0)
    find_places (self);
}

void
studio_finding_pins_set_canvas (StudioFindingPins *self,
                                StudioCanvas *canvas)
{
  g_return_if_fail (STUDIO_IS_FINDING_PINS (self) && STUDIO_IS_CANVAS (canvas) && self->canvas == NULL);

  self->canvas = g_object_ref (canvas);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (scene_changed_cb), self, 0);
}

static void
studio_finding_pins_dispose (GObject *object)
{
  StudioFindingPins *self = STUDIO_FINDING_PINS (object);

  g_array_set_size (self->marks, 0);
  self->current = -1;
  g_clear_object (&self->canvas);

  G_OBJECT_CLASS (studio_finding_pins_parent_class)->dispose (object);
}

static void
studio_finding_pins_finalize (GObject *object)
{
  g_array_unref (STUDIO_FINDING_PINS (object)->marks);

  G_OBJECT_CLASS (studio_finding_pins_parent_class)->finalize (object);
}

static void
studio_finding_pins_class_init (StudioFindingPinsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_finding_pins_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_finding_pins_finalize;
  widget_class->measure = studio_finding_pins_measure;
  widget_class->size_allocate = studio_finding_pins_size_allocate;
  widget_class->contains = studio_finding_pins_contains;
  widget_class->snapshot = studio_finding_pins_snapshot;

  activated_signal = g_signal_new ("activated", STUDIO_TYPE_FINDING_PINS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "findingpins");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_finding_pins_init (StudioFindingPins *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->current = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Marks on the picture"), -1);
}
