#include "config.h"

#include "studio-layer-row.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "studio-layer-words.h"

#define INDENT 14

struct _StudioLayerRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *expander;
  GtkWidget *no_expander;
  GtkImage *icon;
  GtkPicture *picture;
  GtkStack *name_stack;
  GtkLabel *name;
  GtkText *name_text;
  GtkToggleButton *lock;
  GtkToggleButton *eye;

  StudioComposer *composer; /* (nullable) */
  StudioLayerItem *item;    /* (nullable) */
  guint updating : 1;
};

G_DEFINE_FINAL_TYPE (StudioLayerRow, studio_layer_row, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EXPANDER,
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what it shows --- */

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
label_toggle (GtkToggleButton *button,
              gboolean on,
              const char *icon,
              const char *words)
{
  gtk_toggle_button_set_active (button, on);
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* What may neither be moved nor restyled is as good as locked, though its words may be changed. */
static const char *
find_lock (StudioLayerRow *self,
           const StudioLayer *layer)
{
  const char *reason = studio_composer_get_limit (self->composer, layer->id, STUDIO_CAN_MOVE);

  return reason != NULL && studio_composer_get_limit (self->composer, layer->id, STUDIO_CAN_STYLE) != NULL ? reason : NULL;
}

static void
show_state (StudioLayerRow *self,
            const StudioLayer *layer)
{
  const char *lock = find_lock (self, layer);

  self->updating = TRUE;
  label_toggle (self->lock, lock != NULL, lock != NULL ? "changes-prevent-symbolic" : "changes-allow-symbolic",
                lock != NULL ? _ ("Unlock") : _ ("Lock"));
  if (lock != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->lock), lock);
  label_toggle (self->eye, !layer->visible, layer->visible ? "view-reveal-symbolic" : "view-conceal-symbolic",
                layer->visible ? _ ("Hide") : _ ("Show"));
  self->updating = FALSE;
  set_class (GTK_WIDGET (self), "hidden-layer", !layer->visible);
  set_class (GTK_WIDGET (self), "locked-layer", lock != NULL);
}

/* Lists of GTK 4.8 name their rows after nothing; the row's own widget is the list's. */
static void
tell_row (StudioLayerRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = studio_layer_words_describe (self->composer, studio_layer_item_get_box (self->item));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    GTK_ACCESSIBLE_PROPERTY_LEVEL, studio_layer_item_get_depth (self->item) + 1, -1);
}

static void
show_expander (StudioLayerRow *self)
{
  gboolean collapsed = studio_layer_item_get_collapsed (self->item);
  const char *words = collapsed ? _ ("Show what is in it") : _ ("Hide what is in it");

  gtk_widget_set_visible (self->expander, studio_layer_item_has_children (self->item));
  gtk_widget_set_visible (self->no_expander, !studio_layer_item_has_children (self->item));
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->expander, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
studio_layer_row_show_picture (StudioLayerRow *self)
{
  GdkPaintable *picture;
  gboolean pale;

  g_return_if_fail (STUDIO_IS_LAYER_ROW (self) && self->item != NULL);

  picture = studio_layer_item_get_picture (self->item, &pale);
  gtk_picture_set_paintable (self->picture, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), picture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), picture == NULL);
  set_class (GTK_WIDGET (self->picture), "pale", pale);
}

void
studio_layer_row_refresh (StudioLayerRow *self)
{
  g_autofree char *name = NULL;
  const StudioLayer *layer;

  g_return_if_fail (STUDIO_IS_LAYER_ROW (self));

  if (self->item == NULL)
    return;
  layer = studio_layer_item_get_box (self->item)->layer;
  name = studio_composer_get_layer_name (self->composer, layer->id);
  gtk_widget_set_margin_start (self->box, (int) studio_layer_item_get_depth (self->item) * INDENT);
  gtk_image_set_from_icon_name (self->icon, studio_layer_words_icon (layer));
  studio_layer_row_show_picture (self);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  show_expander (self);
  show_state (self, layer);
  tell_row (self);
}

/* --- what a person does to it --- */

static JsonNode *
make_flag (gboolean value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_boolean (node, value);
  return node;
}

static void
set_flag (StudioLayerRow *self,
          const char *member,
          gboolean value,
          const char *label)
{
  g_autoptr (JsonNode) node = make_flag (value);

  studio_composer_set_layer_member (self->composer, studio_layer_item_get_id (self->item), member, node, label, NULL);
  /* it may have been refused */
  studio_layer_row_refresh (self);
}

static void
lock_cb (GtkToggleButton *button,
         StudioLayerRow *self)
{
  const StudioLayer *layer;
  const char *reason;

  if (self->updating || self->item == NULL)
    return;
  layer = studio_layer_item_get_box (self->item)->layer;
  reason = find_lock (self, layer);
  if (reason != NULL && !layer->user_locked)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", reason);
  else
    set_flag (self, "lock", !layer->user_locked, layer->user_locked ? _ ("Unlock") : _ ("Lock"));
  studio_layer_row_refresh (self);
}

static void
eye_cb (GtkToggleButton *button,
        StudioLayerRow *self)
{
  const StudioLayer *layer;

  if (self->updating || self->item == NULL)
    return;
  layer = studio_layer_item_get_box (self->item)->layer;
  set_flag (self, "hidden", layer->visible, layer->visible ? _ ("Hide") : _ ("Show"));
}

static void
expander_cb (GtkButton *button,
             StudioLayerRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EXPANDER], 0);
}

static void
end_rename (StudioLayerRow *self)
{
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name));
}

static void
name_activate_cb (GtkText *text,
                  StudioLayerRow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (text));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  json_node_set_string (node, name);
  if (self->item != NULL)
    studio_composer_set_layer_member (self->composer, studio_layer_item_get_id (self->item), "name", *name != '\0' ? node : NULL, _ ("Rename"), NULL);
  end_rename (self);
  if (parent != NULL)
    gtk_widget_grab_focus (parent);
}

static gboolean
name_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             StudioLayerRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_rename (self);
  if (parent != NULL)
    gtk_widget_grab_focus (parent);
  return GDK_EVENT_STOP;
}

static void
name_leave_cb (GtkEventControllerFocus *controller,
               StudioLayerRow *self)
{
  end_rename (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            StudioLayerRow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == GDK_BUTTON_SECONDARY) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
  } else if (button == GDK_BUTTON_PRIMARY && n_press == 2) {
    studio_layer_row_rename (self);
  }
}

/* --- dragging it --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double x,
                 double y,
                 StudioLayerRow *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (STUDIO_TYPE_LAYER_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag *drag,
               StudioLayerRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (picture);

  gtk_drag_source_set_icon (source, still, 0, 0);
}

static gboolean
is_above (StudioLayerRow *self,
          double y)
{
  return y < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
mark_drop (StudioLayerRow *self,
           gboolean over,
           double y)
{
  set_class (GTK_WIDGET (self), "drop-above", over && is_above (self, y));
  set_class (GTK_WIDGET (self), "drop-below", over && !is_above (self, y));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double x,
                double y,
                StudioLayerRow *self)
{
  mark_drop (self, TRUE, y);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target,
               StudioLayerRow *self)
{
  mark_drop (self, FALSE, 0);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioLayerRow *self)
{
  StudioLayerItem *moved = g_value_get_object (value);

  mark_drop (self, FALSE, 0);
  if (self->item == NULL || moved == NULL || moved == self->item)
    return FALSE;
  studio_composer_put_beside (self->composer, studio_layer_item_get_id (moved), studio_layer_item_get_id (self->item), is_above (self, y));
  return TRUE;
}

static void
add_dragging (StudioLayerRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_LAYER_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- */

static void
studio_layer_row_dispose (GObject *object)
{
  StudioLayerRow *self = STUDIO_LAYER_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->composer);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_LAYER_ROW);

  G_OBJECT_CLASS (studio_layer_row_parent_class)->dispose (object);
}

static void
studio_layer_row_class_init (StudioLayerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_layer_row_dispose;

  signals[SIGNAL_EXPANDER] = g_signal_new ("expander", STUDIO_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MENU] = g_signal_new ("menu", STUDIO_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-layer-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layer");
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, box);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, expander);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, no_expander);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, name_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, name_text);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, lock);
  gtk_widget_class_bind_template_child (widget_class, StudioLayerRow, eye);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, eye_cb);
  gtk_widget_class_bind_template_callback (widget_class, expander_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
studio_layer_row_init (StudioLayerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_dragging (self);
}

GtkWidget *
studio_layer_row_new (void)
{
  return g_object_new (STUDIO_TYPE_LAYER_ROW, NULL);
}

void
studio_layer_row_bind (StudioLayerRow *self,
                       StudioComposer *composer,
                       StudioLayerItem *item)
{
  g_return_if_fail (STUDIO_IS_LAYER_ROW (self));

  end_rename (self);
  g_set_object (&self->composer, composer);
  g_set_object (&self->item, item);
  studio_layer_row_refresh (self);
}

StudioLayerItem *
studio_layer_row_get_item (StudioLayerRow *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ROW (self), NULL);

  return self->item;
}

void
studio_layer_row_rename (StudioLayerRow *self)
{
  g_return_if_fail (STUDIO_IS_LAYER_ROW (self));

  if (self->item == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name_text), gtk_label_get_label (self->name));
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name_text));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_text));
}
