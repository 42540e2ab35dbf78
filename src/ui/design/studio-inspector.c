#include "config.h"

#include "studio-inspector.h"

#include <glib/gi18n-lib.h>

#include "studio-align.h"
#include "studio-choice-row.h"
#include "studio-color-row.h"
#include "studio-composer.h"
#include "studio-data-panel.h"
#include "studio-design-menu.h"
#include "studio-icon-row.h"
#include "studio-inspector-row.h"
#include "studio-layer-words.h"
#include "studio-page-info.h"
#include "studio-place-row.h"
#include "studio-shade-row.h"
#include "studio-words-row.h"

struct _StudioInspector
{
  GtkWidget parent_instance;
  GtkStack *pages;
  StudioPageInfo *info;
  GtkImage *icon;
  GtkLabel *name;
  GtkWidget *from_content;
  GtkToggleButton *lock;
  GtkWidget *menu;
  GtkLabel *locked;
  GtkStack *tabs;
  GtkDropDown *align_to;
  GtkDropDown *align_all_to;
  GtkCheckButton *in_all;
  GtkWidget *reset;
  StudioDataPanel *data;

  StudioComposer *composer; /* (nullable) */
  GSignalGroup *composer_signals;
  GSignalGroup *post_signals;
  GPtrArray *rows;    /* StudioInspectorRow, not owned: in @tabs */
  GHashTable *chosen; /* kind to the name of its tab */
  const char *kind;   /* (nullable): that is shown */
  gboolean showing;
  gboolean wide;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (StudioInspector, studio_inspector, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/** KindTabs: which tabs a kind of layer has, the first one to begin with; of a chart the second, as its table covers the left panel. */
static const struct
{
  const char *kind;
  const char *tabs[5];
} kind_tabs[] = {
  { "several", { "align", "style", "size" } },
  { "text", { "text", "style", "size", "effects" } },
  { "photo", { "photo", "style", "size", "effects" } },
  { "chart", { "data", "chart", "style", "size" } },
  { "shape", { "style", "size", "effects" } },
  { "stack", { "style", "size", "effects" } },
  { "other", { "style", "size" } },
};

#define N_KINDS G_N_ELEMENTS (kind_tabs)

/* --- what is selected --- */

static const StudioBox *
first_box (StudioInspector *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  StudioScene *scene = studio_composer_get_scene (self->composer);

  return ids->len > 0 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;
}

static const char *
get_text (StudioInspector *self,
          const char *id,
          const char *member)
{
  JsonNode *node = studio_composer_get_member (self->composer, id, member, NULL);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Returns: the index of what the selection is in kind_tabs */
static guint
find_kind (StudioInspector *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  const char *type = ids->len == 1 ? get_text (self, g_ptr_array_index (ids, 0), "type") : "several";

  for (guint i = 0; i < N_KINDS; i++) {
    if (g_strcmp0 (type, kind_tabs[i].kind) == 0)
      return i;
  }
  return N_KINDS - 1;
}

/* --- showing --- */

static void
show_tabs (StudioInspector *self,
           guint kind)
{
  const char *tab = g_hash_table_lookup (self->chosen, kind_tabs[kind].kind);
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (self->tabs));

  if (self->kind == kind_tabs[kind].kind)
    return;
  self->kind = kind_tabs[kind].kind;
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (pages, i);
    GtkStackPage *page = GTK_STACK_PAGE (item);

    gtk_stack_page_set_visible (page, g_strv_contains (kind_tabs[kind].tabs, gtk_stack_page_get_name (page)));
  }
  if (tab == NULL)
    tab = kind_tabs[kind].tabs[g_str_equal (kind_tabs[kind].tabs[0], "data") ? 1 : 0];
  gtk_stack_set_visible_child_name (self->tabs, tab);
}

static void
show_head (StudioInspector *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  const StudioBox *box = first_box (self);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (ids->len == 1) {
    name = studio_composer_get_layer_name (self->composer, g_ptr_array_index (ids, 0));
    path = studio_composer_get_text_path (self->composer, g_ptr_array_index (ids, 0));
  } else {
    name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u element", "%u elements", ids->len), ids->len);
  }
  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (self->from_content, path != NULL || (ids->len == 1 && box != NULL && box->layer->field != NULL));
  gtk_image_set_from_icon_name (self->icon, ids->len == 1 && box != NULL ? studio_layer_words_icon (box->layer) : "studio-group-symbolic");
}

/* A shape has neither words nor a picture to keep. */
static gboolean
is_told (StudioInspector *self,
         StudioCan can)
{
  const StudioBox *box = first_box (self);

  if (box == NULL || (can & (STUDIO_CAN_MOVE | STUDIO_CAN_STYLE)) != 0)
    return TRUE;
  if (can == STUDIO_CAN_PHOTO)
    return box->layer->kind == STUDIO_LAYER_PHOTO || box->layer->kind == STUDIO_LAYER_DRAWING;
  return box->layer->kind == STUDIO_LAYER_TEXT || box->layer->kind == STUDIO_LAYER_CHART;
}

/* Closes the tabs that are about what can't be done. Returns: (transfer full): why, each reason once */
static char *
show_limits (StudioInspector *self)
{
  static const struct
  {
    StudioCan can;
    const char *tabs[3];
  } closed[] = {
    { STUDIO_CAN_TEXT, { "data" } },
    { STUDIO_CAN_PHOTO, { NULL } },
    { STUDIO_CAN_MOVE, { "size", "align" } },
    { STUDIO_CAN_STYLE, { NULL } },
  };
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++) {
    const char *reason = studio_composer_get_common_limit (self->composer, closed[i].can);

    for (guint k = 0; closed[i].tabs[k] != NULL; k++)
      gtk_widget_set_sensitive (gtk_stack_get_child_by_name (self->tabs, closed[i].tabs[k]), reason == NULL);
    if (reason != NULL && is_told (self, closed[i].can) && strstr (reasons->str, reason) == NULL)
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "\n" : "", reason);
  }
  return g_string_free (reasons, FALSE);
}

static void
show_lock (StudioInspector *self)
{
  const char *reason = studio_composer_get_common_limit (self->composer, STUDIO_CAN_EVERYTHING);
  gboolean locked = reason != NULL;
  g_autofree char *limits = locked ? g_strdup (reason) : show_limits (self);
  gtk_toggle_button_set_active (self->lock, locked);
  gtk_button_set_icon_name (GTK_BUTTON (self->lock), locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  gtk_label_set_label (self->locked, limits);
  gtk_widget_set_visible (GTK_WIDGET (self->locked), *limits != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->tabs), !locked);
}

static void
show_rest (StudioInspector *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  const StudioBox *box = first_box (self);
  gboolean overridden = FALSE, added = box != NULL && box->layer->added;

  for (guint i = 0; i < ids->len; i++)
    overridden |= studio_composer_is_overridden (self->composer, g_ptr_array_index (ids, i));
  gtk_widget_set_visible (self->reset, overridden);
  gtk_widget_set_visible (GTK_WIDGET (self->in_all), added);
  if (added)
    gtk_check_button_set_active (self->in_all, studio_composer_get_member (self->composer, box->layer->id, "formats", NULL) == NULL);
}

/* Two rows side by side of which neither is shown leave no gap. */
static void
show_line (GtkWidget *line)
{
  gboolean any = FALSE;

  if (gtk_widget_has_css_class (line, "inspector-page"))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
    any |= gtk_widget_get_visible (child);
  gtk_widget_set_visible (line, any);
}

static void
refresh_rows (StudioInspector *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->tabs);

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    if (tab == NULL || !gtk_widget_is_ancestor (row, tab))
      continue;
    studio_inspector_row_refresh (STUDIO_INSPECTOR_ROW (row));
    show_line (gtk_widget_get_parent (row));
  }
}

static void
update_wide (StudioInspector *self)
{
  gboolean wide = self->composer != NULL && studio_composer_get_selection (self->composer)->len > 0 &&
                  g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "data") == 0;

  if (self->wide == wide)
    return;
  self->wide = wide;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

static void
refresh (StudioInspector *self)
{
  gboolean any = self->composer != NULL && studio_composer_get_selection (self->composer)->len > 0;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->pages, any ? "selection" : "nothing");
  if (!any) {
    update_wide (self);
    return;
  }
  self->showing = TRUE;
  show_tabs (self, find_kind (self));
  show_head (self);
  show_lock (self);
  show_rest (self);
  self->showing = FALSE;
  refresh_rows (self);
  update_wide (self);
}

static gboolean
refresh_idle (gpointer data)
{
  StudioInspector *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* An edit and the page that is laid out for it come apart; what changes many times before the next frame is shown once. */
static void
refresh_soon (StudioInspector *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_idle, self);
}

/* --- what is done here --- */

static void
tab_cb (GtkStack *tabs,
        GParamSpec *pspec,
        StudioInspector *self)
{
  const char *name = gtk_stack_get_visible_child_name (tabs);

  if (self->showing || self->kind == NULL || self->composer == NULL || name == NULL)
    return;
  g_hash_table_insert (self->chosen, (char *) self->kind, g_strdup (name));
  refresh_rows (self);
  update_wide (self);
}

void
studio_inspector_leave_data (StudioInspector *self)
{
  g_return_if_fail (STUDIO_IS_INSPECTOR (self));

  if (self->wide)
    gtk_stack_set_visible_child_name (self->tabs, "chart");
}

gboolean
studio_inspector_show_data (StudioInspector *self)
{
  g_return_val_if_fail (STUDIO_IS_INSPECTOR (self), FALSE);

  if (self->composer == NULL || studio_composer_get_selection (self->composer)->len != 1)
    return FALSE;
  refresh (self);
  if (g_strcmp0 (self->kind, "chart") != 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->tabs)))
    return FALSE;
  gtk_stack_set_visible_child_name (self->tabs, "data");
  studio_data_panel_start (self->data);
  return TRUE;
}

static void
lock_cb (GtkButton *button,
         StudioInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.lock", NULL);
  refresh (self);
}

static void
menu_cb (GtkButton *button,
         StudioInspector *self)
{
  GtkWidget *widget = GTK_WIDGET (button);

  if (self->composer != NULL)
    studio_design_menu_popup (widget, self->composer, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget));
}

static void
align_cb (GtkButton *button,
          StudioInspector *self)
{
  static const char *const names[] = { "left", "center", "right", "top", "middle", "bottom" };
  static const StudioAlignTo targets[] = { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_TO_PAGE, STUDIO_ALIGN_TO_SAFE_AREA };
  GtkDropDown *drop = studio_composer_get_selection (self->composer)->len > 1 && g_strcmp0 (self->kind, "several") == 0 &&
                              g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "align") == 0
                          ? self->align_all_to
                          : self->align_to;
  guint to = MIN (gtk_drop_down_get_selected (drop), G_N_ELEMENTS (targets) - 1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (button)), names[i]))
      studio_composer_align (self->composer, (StudioAlignEdge) i, targets[to], NULL);
  }
}

static void
in_all_cb (GtkCheckButton *button,
           StudioInspector *self)
{
  if (!self->showing && self->composer != NULL)
    studio_composer_show_in_all (self->composer, gtk_check_button_get_active (button));
}

static void
reset_cb (GtkButton *button,
          StudioInspector *self)
{
  studio_composer_reset_layers (self->composer);
  gtk_widget_grab_focus (GTK_WIDGET (self->menu));
}

/* --- object --- */

static void
set_composer (StudioInspector *self,
              StudioComposer *composer)
{
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->composer_signals, composer);
  g_signal_group_set_target (self->post_signals, composer != NULL ? studio_document_get_post (studio_composer_get_document (composer)) : NULL);
  g_object_set (self->info, "composer", composer, NULL);
  g_object_set (self->data, "composer", composer, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    studio_inspector_row_set_composer (g_ptr_array_index (self->rows, i), composer);
  refresh (self);
}

static void
studio_inspector_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_INSPECTOR (object)->composer);
  else if (id == PROP_WIDE)
    g_value_set_boolean (value, STUDIO_INSPECTOR (object)->wide);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_inspector_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_INSPECTOR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_inspector_dispose (GObject *object)
{
  StudioInspector *self = STUDIO_INSPECTOR (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->composer_signals);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->composer);
  self->kind = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_INSPECTOR);

  G_OBJECT_CLASS (studio_inspector_parent_class)->dispose (object);
}

static void
studio_inspector_finalize (GObject *object)
{
  StudioInspector *self = STUDIO_INSPECTOR (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (studio_inspector_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, pages);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, info);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, name);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, from_content);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, lock);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, menu);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, locked);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, tabs);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, align_to);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, align_all_to);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, in_all);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, reset);
  gtk_widget_class_bind_template_child (widget_class, StudioInspector, data);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, align_cb);
  gtk_widget_class_bind_template_callback (widget_class, in_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
studio_inspector_class_init (StudioInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_inspector_get_property;
  object_class->set_property = studio_inspector_set_property;
  object_class->dispose = studio_inspector_dispose;
  object_class->finalize = studio_inspector_finalize;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (STUDIO_TYPE_DATA_PANEL);
  g_type_ensure (STUDIO_TYPE_PAGE_INFO);
  g_type_ensure (STUDIO_TYPE_NUMBER_ROW);
  g_type_ensure (STUDIO_TYPE_PLACE_ROW);
  g_type_ensure (STUDIO_TYPE_CHOICE_ROW);
  g_type_ensure (STUDIO_TYPE_DROP_ROW);
  g_type_ensure (STUDIO_TYPE_FLAGS_ROW);
  g_type_ensure (STUDIO_TYPE_SWITCH_ROW);
  g_type_ensure (STUDIO_TYPE_SHADE_ROW);
  g_type_ensure (STUDIO_TYPE_COLOR_ROW);
  g_type_ensure (STUDIO_TYPE_ICON_ROW);
  g_type_ensure (STUDIO_TYPE_WORDS_ROW);
  g_type_ensure (STUDIO_TYPE_PAINT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-inspector.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (STUDIO_IS_INSPECTOR_ROW (widget)) {
    g_ptr_array_add (rows, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static void
studio_inspector_init (StudioInspector *self)
{
  self->rows = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->composer_signals = g_signal_group_new (STUDIO_TYPE_COMPOSER);
  g_signal_group_connect_swapped (self->composer_signals, "selection-changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->composer_signals, "scene-changed", G_CALLBACK (refresh_soon), self);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect_swapped (self->post_signals, "changed", G_CALLBACK (refresh_soon), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  collect_rows (GTK_WIDGET (self->tabs), self->rows);
}
