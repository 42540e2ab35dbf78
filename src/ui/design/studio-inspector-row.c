#include "config.h"

#include "studio-inspector-row.h"

#include <glib/gi18n-lib.h>

#include "studio-chart-data.h"
#include "studio-inspector-scope.h"
#include "studio-inspector-values.h"

typedef struct
{
  StudioComposer *composer; /* (nullable) */
  char *title;
  char *member;
  char **kinds;  /* (nullable) */
  char **charts; /* (nullable) */
  gboolean style;
  gboolean showing;
  gboolean written; /* since the last end */
  GtkWidget *title_line;
  GtkLabel *label;
  GtkWidget *reset;
} StudioInspectorRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudioInspectorRow, studio_inspector_row, GTK_TYPE_BOX)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_MEMBER,
  PROP_KINDS,
  PROP_CHARTS,
  PROP_STYLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define PRIV(self) ((StudioInspectorRowPrivate *) studio_inspector_row_get_instance_private (self))

/* --- what the selection has in common --- */

static double
find_scale (StudioScene *scene,
            const StudioBox *box)
{
  guint index = (guint) (box - &g_array_index (scene->boxes, StudioBox, 0));
  double scale = 1;

  for (guint i = 0; i <= index; i++) {
    const StudioBox *outer = &g_array_index (scene->boxes, StudioBox, i);

    if (outer->end > index)
      scale *= outer->layer->scale;
  }
  return scale;
}

static gboolean
same (JsonNode *a,
      JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && studio_json_equal (a, b));
}

static void
find_common (StudioInspectorRow *self,
             StudioCommon *common,
             gboolean *overridden)
{
  StudioInspectorRowPrivate *priv = PRIV (self);
  GPtrArray *ids = studio_composer_get_selection (priv->composer);
  StudioScene *scene = studio_composer_get_scene (priv->composer);

  *common = (StudioCommon){ .scale = 1 };
  *overridden = FALSE;
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    StudioOrigin origin = STUDIO_ORIGIN_TEMPLATE;
    JsonNode *value = priv->member != NULL ? studio_composer_get_member (priv->composer, id, priv->member, &origin) : NULL;

    *overridden |= origin != STUDIO_ORIGIN_TEMPLATE;
    if (i == 0)
      common->value = value;
    else if (!same (common->value, value))
      common->mixed = TRUE;
    if (common->box == NULL && scene != NULL)
      common->box = studio_scene_find (scene, id);
  }
  if (common->mixed)
    common->value = NULL;
  if (common->box != NULL)
    common->scale = find_scale (scene, common->box);
}

/* Whether all that is selected has such a member. */
static gboolean
fits (StudioInspectorRow *self)
{
  StudioInspectorRowPrivate *priv = PRIV (self);
  GPtrArray *ids = studio_composer_get_selection (priv->composer);

  for (guint i = 0; priv->kinds != NULL && i < ids->len; i++) {
    JsonNode *type = studio_composer_get_member (priv->composer, g_ptr_array_index (ids, i), "type", NULL);
    const char *word = type != NULL && JSON_NODE_HOLDS_VALUE (type) ? json_node_get_string (type) : NULL;

    if (word == NULL || !g_strv_contains ((const char *const *) priv->kinds, word))
      return FALSE;
  }
  return TRUE;
}

/* Icons are a question of a pictogram, a heading one of a table. */
static gboolean
fits_chart (StudioInspectorRow *self,
            const StudioCommon *common)
{
  StudioInspectorRowPrivate *priv = PRIV (self);

  if (priv->charts == NULL)
    return TRUE;
  return common->box != NULL && common->box->layer->kind == STUDIO_LAYER_CHART &&
         g_strv_contains ((const char *const *) priv->charts, studio_chart_kind_get_name (common->box->layer->chart.kind));
}

/* A shadow's colour is a question only where there is a shadow. */
static gboolean
has_effect (StudioInspectorRow *self,
            const StudioCommon *common)
{
  static const char *const parts[] = { "shadow/color", "shadow/dx", "shadow/dy", "shadow/blur", "outline_text/color", "stroke/color", NULL };
  const char *member = PRIV (self)->member;
  g_autofree char *effect = NULL;

  if (member == NULL || !g_strv_contains (parts, member))
    return TRUE;
  effect = g_strndup (member, strcspn (member, "/"));
  return studio_inspector_is_visible (common, effect);
}

/* What can't be changed is shown all the same, and says why it can't be. */
static void
show_limit (StudioInspectorRow *self)
{
  StudioInspectorRowPrivate *priv = PRIV (self);
  StudioCan can = priv->member != NULL ? studio_can_for_member (priv->member) : priv->style ? STUDIO_CAN_STYLE
                                                                                            : STUDIO_CAN_MOVE;
  const char *reason = studio_composer_get_common_limit (priv->composer, can);

  gtk_widget_set_sensitive (GTK_WIDGET (self), reason == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason);
}

void
studio_inspector_row_refresh (StudioInspectorRow *self)
{
  StudioInspectorRowPrivate *priv;
  StudioCommon common;
  gboolean overridden;

  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self));

  priv = PRIV (self);
  if (priv->composer == NULL || studio_composer_get_selection (priv->composer)->len == 0)
    return;
  find_common (self, &common, &overridden);
  gtk_widget_set_visible (GTK_WIDGET (self), fits (self) && fits_chart (self, &common) && has_effect (self, &common));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (priv->reset, overridden);
  show_limit (self);
  priv->showing = TRUE;
  STUDIO_INSPECTOR_ROW_GET_CLASS (self)->show (self, &common);
  priv->showing = FALSE;
}

void
studio_inspector_row_set_composer (StudioInspectorRow *self,
                                   StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self));

  g_set_object (&PRIV (self)->composer, composer);
}

/* --- for the types of rows --- */

StudioComposer *
studio_inspector_row_get_composer (StudioInspectorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR_ROW (self), NULL);

  return PRIV (self)->composer;
}

const char *
studio_inspector_row_get_member (StudioInspectorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR_ROW (self), NULL);

  return PRIV (self)->member;
}

const char *
studio_inspector_row_get_title (StudioInspectorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR_ROW (self), NULL);

  return PRIV (self)->title;
}

gboolean
studio_inspector_row_is_showing (StudioInspectorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR_ROW (self), TRUE);

  return PRIV (self)->showing;
}

void
studio_inspector_row_write_member (StudioInspectorRow *self,
                                   const char *member,
                                   JsonNode *value)
{
  StudioInspectorRowPrivate *priv;
  g_autofree char *label = NULL;
  g_autofree char *merge = NULL;

  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self) && member != NULL);

  priv = PRIV (self);
  if (priv->composer == NULL || priv->showing)
    return;
  /* Translators: a step in the undo menu: "Change Font size" */
  label = g_strdup_printf (_ ("Change %s"), priv->title != NULL ? priv->title : member);
  merge = g_strconcat ("inspector/", member, NULL);
  if (priv->style)
    studio_inspector_scope_prepare (priv->composer, member, value, label);
  studio_composer_set_member (priv->composer, member, value, label, merge);
  priv->written = TRUE;
}

void
studio_inspector_row_write (StudioInspectorRow *self,
                            JsonNode *value)
{
  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self));

  if (PRIV (self)->member != NULL)
    studio_inspector_row_write_member (self, PRIV (self)->member, value);
}

void
studio_inspector_row_end (StudioInspectorRow *self)
{
  StudioInspectorRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self));

  priv = PRIV (self);
  if (!priv->written || priv->composer == NULL)
    return;
  priv->written = FALSE;
  studio_composer_end_merge (priv->composer);
  if (priv->style)
    studio_inspector_scope_ask (GTK_WIDGET (self), priv->composer);
}

void
studio_inspector_row_add_to_title (StudioInspectorRow *self,
                                   GtkWidget *control)
{
  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self) && GTK_IS_WIDGET (control));

  gtk_box_insert_child_after (GTK_BOX (PRIV (self)->title_line), control, GTK_WIDGET (PRIV (self)->label));
}

GtkWidget *
studio_inspector_row_get_label (StudioInspectorRow *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR_ROW (self), NULL);

  return GTK_WIDGET (PRIV (self)->label);
}

void
studio_inspector_row_adopt (StudioInspectorRow *self,
                            GtkWidget *control)
{
  g_return_if_fail (STUDIO_IS_INSPECTOR_ROW (self) && GTK_IS_WIDGET (control));

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, PRIV (self)->title != NULL ? PRIV (self)->title : "", -1);
}

/* --- object --- */

static void
reset_cb (GtkButton *button,
          StudioInspectorRow *self)
{
  StudioInspectorRowPrivate *priv = PRIV (self);

  if (priv->member == NULL)
    return;
  studio_inspector_row_write (self, NULL);
  studio_composer_end_merge (priv->composer);
  priv->written = FALSE;
  /* the button goes with the value it took back, and must not take the focus along */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  studio_inspector_row_refresh (self);
}

static void
focus_leave_cb (StudioInspectorRow *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    studio_inspector_row_end (self);
}

static void
set_title (StudioInspectorRow *self,
           const char *title)
{
  StudioInspectorRowPrivate *priv = PRIV (self);
  g_autofree char *name = g_strdup_printf (_ ("%s: back to the template's value"), title != NULL ? title : "");

  g_free (priv->title);
  priv->title = g_strdup (title);
  gtk_label_set_label (priv->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->reset), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
studio_inspector_row_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  StudioInspectorRowPrivate *priv = PRIV (STUDIO_INSPECTOR_ROW (object));

  if (id == PROP_TITLE)
    g_value_set_string (value, priv->title);
  else if (id == PROP_MEMBER)
    g_value_set_string (value, priv->member);
  else if (id == PROP_KINDS)
    g_value_take_string (value, priv->kinds != NULL ? g_strjoinv (" ", priv->kinds) : NULL);
  else if (id == PROP_CHARTS)
    g_value_take_string (value, priv->charts != NULL ? g_strjoinv (" ", priv->charts) : NULL);
  else if (id == PROP_STYLE)
    g_value_set_boolean (value, priv->style);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_inspector_row_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  StudioInspectorRowPrivate *priv = PRIV (STUDIO_INSPECTOR_ROW (object));

  if (id == PROP_TITLE) {
    set_title (STUDIO_INSPECTOR_ROW (object), g_value_get_string (value));
  } else if (id == PROP_MEMBER) {
    g_free (priv->member);
    priv->member = g_value_dup_string (value);
  } else if (id == PROP_KINDS) {
    g_strfreev (priv->kinds);
    priv->kinds = g_strsplit (g_value_get_string (value), " ", -1);
  } else if (id == PROP_CHARTS) {
    g_strfreev (priv->charts);
    priv->charts = g_strsplit (g_value_get_string (value), " ", -1);
  } else if (id == PROP_STYLE) {
    priv->style = g_value_get_boolean (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_inspector_row_dispose (GObject *object)
{
  g_clear_object (&PRIV (STUDIO_INSPECTOR_ROW (object))->composer);

  G_OBJECT_CLASS (studio_inspector_row_parent_class)->dispose (object);
}

static void
studio_inspector_row_finalize (GObject *object)
{
  StudioInspectorRowPrivate *priv = PRIV (STUDIO_INSPECTOR_ROW (object));

  g_free (priv->title);
  g_free (priv->member);
  g_strfreev (priv->kinds);
  g_strfreev (priv->charts);

  G_OBJECT_CLASS (studio_inspector_row_parent_class)->finalize (object);
}

static void
studio_inspector_row_class_init (StudioInspectorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_inspector_row_get_property;
  object_class->set_property = studio_inspector_row_set_property;
  object_class->dispose = studio_inspector_row_dispose;
  object_class->finalize = studio_inspector_row_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KINDS] = g_param_spec_string ("kinds", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHARTS] = g_param_spec_string ("charts", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STYLE] = g_param_spec_boolean ("style", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-inspector-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, StudioInspectorRow, title_line);
  gtk_widget_class_bind_template_child_private (widget_class, StudioInspectorRow, label);
  gtk_widget_class_bind_template_child_private (widget_class, StudioInspectorRow, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_inspector_row_init (StudioInspectorRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
