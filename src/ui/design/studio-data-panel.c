#include "config.h"

#include "studio-data-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-chart-figures.h"

G_DEFINE_FINAL_TYPE (StudioDataPanel, studio_data_panel, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

void
_studio_data_panel_toast (StudioDataPanel *self,
                          const char *sentence,
                          gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), undo ? "win.toast-undo" : "win.toast", "s", sentence);
}

/* --- what is shown --- */

/* Returns: (nullable): the chart as it is laid out */
static const StudioChartSpec *
get_chart (StudioDataPanel *self)
{
  StudioScene *scene = studio_composer_get_scene (self->composer);
  const StudioBox *box = scene != NULL ? studio_scene_find (scene, studio_chart_data_get_id (self->data)) : NULL;

  return box != NULL && box->layer->kind == STUDIO_LAYER_CHART ? &box->layer->chart : NULL;
}

static const char *
get_kind (StudioDataPanel *self)
{
  JsonNode *node = studio_chart_data_get_member (self->data, "chart");
  const char *word = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  const StudioChartSpec *chart = get_chart (self);

  for (guint i = 0; word != NULL && i < STUDIO_CHART_N_KINDS; i++) {
    if (g_str_equal (word, studio_chart_kind_get_name ((StudioChartKind) i)))
      return studio_chart_kind_get_name ((StudioChartKind) i);
  }
  /* a template may let a field say it */
  return studio_chart_kind_get_name (chart != NULL ? chart->kind : STUDIO_CHART_COLUMN);
}

static void
show_kind (StudioDataPanel *self)
{
  const char *kind = get_kind (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_str_equal (gtk_widget_get_name (child), kind))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  }
}

static void
set_notice (StudioDataPanel *self,
            StudioDataNotice kind,
            const char *markup,
            const char *button)
{
  self->notice_kind = kind;
  gtk_widget_set_visible (self->notice, markup != NULL);
  gtk_label_set_markup (self->notice_label, markup != NULL ? markup : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  gtk_button_set_label (self->notice_button, button != NULL ? button : "");
}

static gboolean
show_doubt (StudioDataPanel *self)
{
  for (guint i = 1; i <= studio_chart_data_get_n_series (self->data); i++) {
    g_autofree char *sentence = NULL;
    g_autofree char *markup = NULL;

    if (!studio_chart_data_is_ambiguous (self->data, i, &sentence))
      continue;
    self->doubtful = i;
    markup = g_markup_printf_escaped ("<b>%s</b> %s", _ ("Points are read as thousands:"), sentence);
    set_notice (self, STUDIO_DATA_NOTICE_DOUBT, markup, _ ("These Are Decimals"));
    return TRUE;
  }
  return FALSE;
}

static gboolean
show_sum_row (StudioDataPanel *self)
{
  const StudioChartSpec *chart = get_chart (self);
  int row = chart != NULL && studio_chart_data_get_n_samples (self->data) == 0 ? studio_chart_figures_find_sum (chart) : -1;
  g_autofree char *markup = NULL;

  if (row < 0 || g_array_index (chart->rows, StudioChartRow, row).index < 0)
    return FALSE;
  self->sum_row = (guint) g_array_index (chart->rows, StudioChartRow, row).index;
  markup = g_markup_printf_escaped ("<b>“%s”</b> %s", g_array_index (chart->rows, StudioChartRow, row).label, _ ("is the sum of the other rows and would be drawn beside them."));
  set_notice (self, STUDIO_DATA_NOTICE_SUM, markup, _ ("Delete Row"));
  return TRUE;
}

/* What the chart does not show as it is; a map has a bar of its own and a sum that is off its line. */
static gboolean
show_issue (StudioDataPanel *self)
{
  StudioScene *scene = studio_composer_get_scene (self->composer);
  const StudioChartSpec *chart = get_chart (self);

  for (guint i = 0; chart != NULL && chart->kind != STUDIO_CHART_MAP && i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);
    gboolean amiss = issue->kind == STUDIO_ISSUE_CHART || (issue->kind == STUDIO_ISSUE_FIGURES && !chart->notes.sum_off);

    if (amiss && g_strcmp0 (issue->layer, studio_chart_data_get_id (self->data)) == 0) {
      g_autofree char *markup = g_markup_escape_text (issue->message, -1);

      set_notice (self, STUDIO_DATA_NOTICE_NONE, markup, NULL);
      return TRUE;
    }
  }
  return FALSE;
}

/* One bar, for the weightiest. */
static void
show_notice (StudioDataPanel *self)
{
  g_autofree char *markup = NULL;

  if (self->refused != NULL) {
    g_autofree char *button = g_strdup_printf (_ ("Take the First %d"), STUDIO_CHART_DATA_MAX_ROWS);

    markup = g_markup_escape_text (self->refusal, -1);
    set_notice (self, STUDIO_DATA_NOTICE_REFUSED, markup, button);
  } else if (show_doubt (self) || show_sum_row (self)) {
    return;
  } else if (studio_chart_data_is_example (self->data)) {
    markup = g_markup_printf_escaped ("<b>%s</b> %s", _ ("Example:"), _ ("these figures are made up. Write or paste your own."));
    set_notice (self, STUDIO_DATA_NOTICE_EXAMPLE, markup, _ ("Clear Table"));
  } else if (studio_chart_data_get_n_samples (self->data) > 0) {
    markup = g_markup_printf_escaped ("<b>%s</b> %s", _ ("Example:"), _ ("the picture shows the template's figures until you write your own."));
    set_notice (self, STUDIO_DATA_NOTICE_SAMPLE, markup, NULL);
  } else if (!show_issue (self)) {
    set_notice (self, STUDIO_DATA_NOTICE_NONE, NULL, NULL);
  }
}

static void
show_meta (StudioDataPanel *self,
           StudioChartMeta meta)
{
  static const char *const names[] = { N_ ("Unit"), N_ ("Period"), N_ ("Source") };
  g_autofree char *text = studio_chart_data_get_meta (self->data, meta);
  g_autofree char *sample = studio_chart_data_get_meta_sample (self->data, meta);
  gboolean needed = studio_chart_data_needs_meta (self->data, meta), missing = needed && *text == '\0';
  g_autofree char *title = needed ? g_strdup_printf ("%s · %s", _ (names[meta]), _ ("required")) : g_strdup (_ (names[meta]));
  g_autofree char *name = missing ? g_strdup_printf ("%s, %s", title, _ ("not filled in")) : g_strdup (title);
  GtkWidget *entry = GTK_WIDGET (self->entries[meta]);

  gtk_label_set_label (self->titles[meta], title);
  gtk_widget_set_css_classes (GTK_WIDGET (self->titles[meta]), (const char *[]){ "caption", missing ? "missing" : "dim-label", NULL });
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), sample);
  gtk_image_set_from_icon_name (self->marks[meta], missing ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->marks[meta]), missing || *text != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->marks[meta]), (const char *[]){ missing ? "warning" : "success", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (gtk_widget_get_focus_child (entry) == NULL && !g_str_equal (gtk_editable_get_text (self->entries[meta]), text))
    gtk_editable_set_text (self->entries[meta], text);
}

static gboolean
get_flag (StudioDataPanel *self,
          const char *member)
{
  JsonNode *node = studio_chart_data_get_member (self->data, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
is_one_of (const char *kind,
           const char *const *kinds)
{
  return g_strv_contains (kinds, kind);
}

static void
show_options (StudioDataPanel *self)
{
  static const char *const with_axis[] = { "column", "bar", "line", "area", NULL };
  static const char *const with_highlight[] = { "column", "bar", "line", "area", "donut", "pictogram", "table", "map", NULL };
  static const char *const with_patterns[] = { "column", "bar", "area", "donut", "line", "map", NULL };
  const char *kind = get_kind (self);
  const StudioChartSpec *chart = get_chart (self);
  JsonNode *highlight = studio_chart_data_get_member (self->data, "highlight");
  gboolean can_choose = g_str_equal (kind, "line") || g_str_equal (kind, "area");

  gtk_widget_set_visible (GTK_WIDGET (self->zero), is_one_of (kind, with_axis));
  gtk_widget_set_sensitive (GTK_WIDGET (self->zero), can_choose);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->zero), can_choose ? NULL : _ ("Columns and bars always start at zero: their length is the figure"));
  gtk_check_button_set_active (self->zero, !can_choose || chart == NULL || chart->zero != STUDIO_CHART_ZERO_FREE);
  gtk_widget_set_visible (GTK_WIDGET (self->largest), is_one_of (kind, with_highlight));
  gtk_check_button_set_active (self->largest, highlight != NULL && JSON_NODE_HOLDS_VALUE (highlight) && g_strcmp0 (json_node_get_string (highlight), "largest") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->patterns), is_one_of (kind, with_patterns));
  gtk_check_button_set_active (self->patterns, get_flag (self, "patterns"));
}

static void
show_sum (StudioDataPanel *self)
{
  g_autofree char *words = NULL;
  StudioChartSum sum = studio_chart_data_sum (self->data, studio_data_grid_get_column (self->grid), &words);
  gboolean honest = get_flag (self, "honest"), off;

  off = sum == STUDIO_CHART_SUM_OFF || (sum == STUDIO_CHART_SUM_ROUNDED && !honest);
  gtk_label_set_label (self->sum, sum == STUDIO_CHART_SUM_ROUNDED && honest ? _ ("Rounded honestly: what is written makes 100 %") : words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->sum), (const char *[]){ "numeric", off ? "off" : "dim-label", NULL });
  gtk_toggle_button_set_active (self->honest, honest);
  gtk_widget_set_visible (GTK_WIDGET (self->honest), honest || sum == STUDIO_CHART_SUM_ROUNDED);
}

void
_studio_data_panel_refresh (StudioDataPanel *self)
{
  if (self->data == NULL || self->composer == NULL)
    return;
  self->showing = TRUE;
  show_kind (self);
  show_notice (self);
  for (guint i = 0; i < STUDIO_DATA_PANEL_METAS; i++)
    show_meta (self, (StudioChartMeta) i);
  show_options (self);
  show_sum (self);
  _studio_data_panel_show_map (self, get_chart (self));
  self->showing = FALSE;
}

/* --- what is selected --- */

static void
set_chart (StudioDataPanel *self,
           const char *id)
{
  if (id != NULL && self->data != NULL && g_str_equal (studio_chart_data_get_id (self->data), id))
    return;
  if (self->data != NULL)
    g_signal_handler_disconnect (self->data, self->handler);
  g_clear_object (&self->data);
  _studio_data_panel_forget_refused (self);
  _studio_data_panel_cancel_map (self);
  if (id != NULL) {
    self->data = studio_chart_data_new (self->composer, id);
    self->handler = g_signal_connect_swapped (self->data, "changed", G_CALLBACK (_studio_data_panel_refresh), self);
  }
  studio_data_grid_set_data (self->grid, self->data);
  _studio_data_panel_refresh (self);
}

static void
follow_selection (StudioDataPanel *self)
{
  GPtrArray *ids = self->composer != NULL ? studio_composer_get_selection (self->composer) : NULL;
  const char *id = ids != NULL && ids->len == 1 ? g_ptr_array_index (ids, 0) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  set_chart (self, id != NULL && studio_chart_data_is_chart (self->composer, id) ? id : NULL);
}

static void
studio_data_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_data_panel_parent_class)->map (widget);
  follow_selection (STUDIO_DATA_PANEL (widget));
}

void
studio_data_panel_start (StudioDataPanel *self)
{
  g_return_if_fail (STUDIO_IS_DATA_PANEL (self));

  follow_selection (self);
  studio_data_grid_focus (self->grid);
}

/* --- what is done here --- */

static void
kind_cb (GtkToggleButton *button,
         StudioDataPanel *self)
{
  g_autoptr (JsonNode) value = NULL;

  if (self->showing || self->data == NULL || !gtk_toggle_button_get_active (button))
    return;
  value = studio_json_string (gtk_widget_get_name (GTK_WIDGET (button)));
  studio_chart_data_set_member (self->data, "chart", value, _ ("Change the Kind of Chart"));
}

static void
set_flag (StudioDataPanel *self,
          const char *member,
          gboolean on,
          const char *label)
{
  g_autoptr (JsonNode) value = json_node_init_boolean (json_node_alloc (), on);

  if (self->showing || self->data == NULL)
    return;
  json_node_seal (value);
  studio_chart_data_set_member (self->data, member, value, label);
}

static void
zero_cb (GtkCheckButton *button,
         StudioDataPanel *self)
{
  set_flag (self, "zero", gtk_check_button_get_active (button), _ ("Change Where the Axis Starts"));
}

static void
patterns_cb (GtkCheckButton *button,
             StudioDataPanel *self)
{
  set_flag (self, "patterns", gtk_check_button_get_active (button), _ ("Change the Patterns"));
}

static void
honest_cb (GtkToggleButton *button,
           StudioDataPanel *self)
{
  set_flag (self, "honest", gtk_toggle_button_get_active (button), _ ("Round Honestly"));
}

static void
largest_cb (GtkCheckButton *button,
            StudioDataPanel *self)
{
  g_autoptr (JsonNode) value = studio_json_string (gtk_check_button_get_active (button) ? "largest" : "none");

  if (!self->showing && self->data != NULL)
    studio_chart_data_set_member (self->data, "highlight", value, _ ("Highlight a Row"));
}

static void
paste_cb (GtkButton *button,
          StudioDataPanel *self)
{
  _studio_data_panel_paste (self);
}

static void
import_cb (GtkButton *button,
           StudioDataPanel *self)
{
  _studio_data_panel_import (self);
}

static void
map_choose_cb (GtkButton *button,
               StudioDataPanel *self)
{
  _studio_data_panel_choose_map (self);
}

static void
map_cancel_cb (GtkButton *button,
               StudioDataPanel *self)
{
  _studio_data_panel_cancel_map (self);
  _studio_data_panel_refresh (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioDataPanel *self)
{
  GFile *file = g_value_get_object (value);
  const char *path = g_file_peek_path (file);
  g_autofree char *folded = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (self->data == NULL)
    return FALSE;
  if (path == NULL)
    _studio_data_panel_toast (self, _ ("The file is not on this computer. Copy it here first."), FALSE);
  else if (g_str_has_suffix (folded, ".geojson") || g_str_has_suffix (folded, ".json"))
    _studio_data_panel_read_map (self, file);
  else
    _studio_data_panel_read_table (self, path);
  return TRUE;
}

static void
add_row_cb (GtkButton *button,
            StudioDataPanel *self)
{
  studio_data_grid_add_row (self->grid);
}

static void
notice_cb (StudioDataGrid *grid,
           const char *sentence,
           StudioDataPanel *self)
{
  _studio_data_panel_toast (self, sentence, FALSE);
}

static void
refused_table_cb (StudioDataGrid *grid,
                  StudioTable *table,
                  const char *sentence,
                  StudioDataPanel *self)
{
  if (studio_table_get_n_rows (table) > STUDIO_CHART_DATA_MAX_ROWS)
    _studio_data_panel_refuse (self, table, sentence);
  else
    _studio_data_panel_toast (self, sentence, FALSE);
}

static void
column_changed_cb (StudioDataGrid *grid,
                   StudioDataPanel *self)
{
  _studio_data_panel_refresh (self);
}

static void
take_as_decimals (StudioDataPanel *self)
{
  guint n = studio_chart_data_take_as_decimals (self->data, self->doubtful);
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u figure is now written as a decimal", "%u figures are now written as decimals", n), n);

  _studio_data_panel_toast (self, sentence, TRUE);
}

static void
notice_button_cb (GtkButton *button,
                  StudioDataPanel *self)
{
  if (self->data == NULL)
    return;
  if (self->notice_kind == STUDIO_DATA_NOTICE_REFUSED)
    _studio_data_panel_take_first (self);
  else if (self->notice_kind == STUDIO_DATA_NOTICE_DOUBT)
    take_as_decimals (self);
  else if (self->notice_kind == STUDIO_DATA_NOTICE_SUM)
    studio_chart_data_remove_row (self->data, self->sum_row);
  else if (self->notice_kind == STUDIO_DATA_NOTICE_EXAMPLE)
    studio_chart_data_clear (self->data);
  /* the button is perhaps gone now */
  studio_data_grid_focus (self->grid);
}

static void
write_meta (StudioDataPanel *self,
            GtkWidget *entry)
{
  for (guint i = 0; self->data != NULL && i < STUDIO_DATA_PANEL_METAS; i++) {
    if (entry == GTK_WIDGET (self->entries[i]))
      studio_chart_data_set_meta (self->data, (StudioChartMeta) i, gtk_editable_get_text (self->entries[i]));
  }
}

static void
meta_activate_cb (GtkEntry *entry,
                  StudioDataPanel *self)
{
  write_meta (self, GTK_WIDGET (entry));
  _studio_data_panel_refresh (self);
}

static void
meta_left_cb (GtkEventControllerFocus *controller,
              StudioDataPanel *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    write_meta (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/* --- menus --- */

static void
tell_trouble (StudioDataPanel *self,
              gboolean done,
              const GError *error)
{
  if (!done)
    _studio_data_panel_toast (self, error->message, FALSE);
}

static void
run (GSimpleAction *action,
     GVariant *parameter,
     gpointer user_data)
{
  StudioDataPanel *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  guint series = studio_data_grid_get_column (self->grid) - 1;
  g_autoptr (GError) error = NULL;

  if (self->data == NULL)
    return;
  if (g_str_equal (name, "transpose"))
    tell_trouble (self, studio_chart_data_transpose (self->data, &error), error);
  else if (g_str_equal (name, "add-series"))
    tell_trouble (self, studio_chart_data_add_series (self->data, &error), error);
  else if (g_str_equal (name, "series-left") && series > 0)
    studio_chart_data_move_series (self->data, series, series - 1);
  else if (g_str_equal (name, "series-right"))
    studio_chart_data_move_series (self->data, series, series + 1);
  else if (g_str_equal (name, "remove-series"))
    studio_chart_data_remove_series (self->data, series);
  else if (g_str_equal (name, "clear"))
    studio_chart_data_clear (self->data);
  else if (g_str_equal (name, "sort"))
    studio_chart_data_sort (self->data, g_strcmp0 (g_variant_get_string (parameter, NULL), "label") == 0 ? 0 : series + 1,
                            g_strcmp0 (g_variant_get_string (parameter, NULL), "down") == 0);
}

static void
add_actions (StudioDataPanel *self)
{
  static const GActionEntry entries[] = {
    { .name = "transpose", .activate = run },
    { .name = "add-series", .activate = run },
    { .name = "series-left", .activate = run },
    { .name = "series-right", .activate = run },
    { .name = "remove-series", .activate = run },
    { .name = "clear", .activate = run },
    { .name = "sort", .activate = run, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "data", G_ACTION_GROUP (group));
}

/* --- object --- */

static void
set_composer (StudioDataPanel *self,
              StudioComposer *composer)
{
  if (self->composer == composer)
    return;
  set_chart (self, NULL);
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->composer_signals, composer);
  follow_selection (self);
}

static void
studio_data_panel_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_DATA_PANEL (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_data_panel_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_DATA_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_data_panel_dispose (GObject *object)
{
  StudioDataPanel *self = STUDIO_DATA_PANEL (object);

  if (self->data != NULL) {
    g_signal_handler_disconnect (self->data, self->handler);
    studio_data_grid_set_data (self->grid, NULL);
  }
  g_clear_object (&self->data);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->map_cancellable != NULL)
    g_cancellable_cancel (self->map_cancellable);
  g_clear_object (&self->map_cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->composer_signals);
  g_clear_object (&self->composer);
  _studio_data_panel_forget_refused (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_DATA_PANEL);

  G_OBJECT_CLASS (studio_data_panel_parent_class)->dispose (object);
}

static void
bind_meta (GtkWidgetClass *widget_class,
           const char *const names[3],
           StudioChartMeta meta)
{
  gtk_widget_class_bind_template_child_full (widget_class, names[0], FALSE, G_STRUCT_OFFSET (StudioDataPanel, titles) + meta * (gssize) sizeof (gpointer));
  gtk_widget_class_bind_template_child_full (widget_class, names[1], FALSE, G_STRUCT_OFFSET (StudioDataPanel, entries) + meta * (gssize) sizeof (gpointer));
  gtk_widget_class_bind_template_child_full (widget_class, names[2], FALSE, G_STRUCT_OFFSET (StudioDataPanel, marks) + meta * (gssize) sizeof (gpointer));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, kinds);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, notice);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, notice_label);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, notice_button);
  bind_meta (widget_class, (const char *const[]){ "unit_title", "unit_entry", "unit_mark" }, STUDIO_CHART_META_UNIT);
  bind_meta (widget_class, (const char *const[]){ "period_title", "period_entry", "period_mark" }, STUDIO_CHART_META_PERIOD);
  bind_meta (widget_class, (const char *const[]){ "source_title", "source_entry", "source_mark" }, STUDIO_CHART_META_SOURCE);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, zero);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, largest);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, patterns);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, sum);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, honest);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, map);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, map_words);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, map_spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, map_choose);
  gtk_widget_class_bind_template_child (widget_class, StudioDataPanel, map_cancel);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, meta_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, zero_cb);
  gtk_widget_class_bind_template_callback (widget_class, largest_cb);
  gtk_widget_class_bind_template_callback (widget_class, patterns_cb);
  gtk_widget_class_bind_template_callback (widget_class, honest_cb);
}

static void
studio_data_panel_class_init (StudioDataPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_data_panel_get_property;
  object_class->set_property = studio_data_panel_set_property;
  object_class->dispose = studio_data_panel_dispose;
  widget_class->map = studio_data_panel_map;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (STUDIO_TYPE_DATA_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-data-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
}

static void
studio_data_panel_init (StudioDataPanel *self)
{
  GtkDropTarget *target;

  self->composer_signals = g_signal_group_new (STUDIO_TYPE_COMPOSER);
  g_signal_group_connect_swapped (self->composer_signals, "selection-changed", G_CALLBACK (follow_selection), self);
  /* how the figures are drawn is known only after they have been laid out */
  g_signal_group_connect_swapped (self->composer_signals, "scene-changed", G_CALLBACK (_studio_data_panel_refresh), self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < STUDIO_DATA_PANEL_METAS; i++) {
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect (focus, "leave", G_CALLBACK (meta_left_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self->entries[i]), focus);
  }
  add_actions (self);
  target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
