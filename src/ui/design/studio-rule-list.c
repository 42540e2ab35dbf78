#include "config.h"

#include "studio-rule-list.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-rules.h"

/* Nobody waits for this while the hand is moving. */
#define REST_MS 200
/* More are a brand that was changed, not a page to be mended line by line. */
#define MOST_ROWS 12

struct _StudioRuleList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *state;
  GtkListBox *list;
  StudioComposer *composer;  /* (nullable) */
  GPtrArray *findings;       /* (nullable): StudioBrandFinding */
  GCancellable *cancellable; /* (nullable): of the look that is under way */
  guint timer;
};

G_DEFINE_FINAL_TYPE (StudioRuleList, studio_rule_list, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- rows --- */

static const StudioBrandFinding *
finding_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "finding");
}

static void
fix_cb (GtkButton *button,
        StudioRuleList *self)
{
  if (studio_brand_rules_fix (self->composer, finding_of (GTK_WIDGET (button))))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Now follows the brand"));
}

static void
row_activated_cb (StudioRuleList *self,
                  GtkListBoxRow *row)
{
  studio_composer_select (self->composer, finding_of (GTK_WIDGET (row))->layer, FALSE);
}

static const char *
icon_of (StudioRuleLevel level)
{
  return level >= STUDIO_RULE_WARNING ? "dialog-warning-symbolic" : "dialog-information-symbolic";
}

static GtkWidget *
fix_button (StudioRuleList *self,
            const StudioBrandFinding *finding)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Fix"));

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, finding->sentence, -1);
  g_object_set_data (G_OBJECT (button), "finding", (gpointer) finding);
  g_signal_connect (button, "clicked", G_CALLBACK (fix_cb), self);
  return button;
}

static GtkWidget *
text_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* The sentence has all of the width: the inspector is narrow. */
static GtkWidget *
finding_body (StudioRuleList *self,
              const StudioBrandFinding *finding)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), text_label (finding->sentence));
  if (finding->guide != NULL) {
    g_autofree char *guide = g_strdup_printf (_ ("Brand guide, %s"), finding->guide);
    GtkWidget *label = text_label (guide);

    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (body), label);
  }
  if (finding->fix != STUDIO_BRAND_FIX_NONE)
    gtk_box_append (GTK_BOX (body), fix_button (self, finding));
  return body;
}

static GtkWidget *
finding_row (StudioRuleList *self,
             const StudioBrandFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (finding->level));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), finding_body (self, finding));
  gtk_widget_add_css_class (line, "rule-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->sentence, -1);
  g_object_set_data (G_OBJECT (row), "finding", (gpointer) finding);
  return row;
}

static void
show_state (StudioRuleList *self)
{
  guint n = self->findings->len;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("This page follows the brand's rules."));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place does not follow them.", "%u places do not follow them.", n), n);
  gtk_label_set_label (self->state, text);
}

/* @findings: (transfer full) */
static void
show (StudioRuleList *self,
      GPtrArray *findings)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  for (guint i = 0; i < MIN (findings->len, MOST_ROWS); i++)
    gtk_list_box_append (self->list, finding_row (self, g_ptr_array_index (findings, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings->len > 0);
  show_state (self);
}

/* --- looking --- */

static gboolean
has_rules (StudioScene *scene)
{
  StudioBrand *brand = studio_snapshot_get_brand (scene->snapshot);

  for (int i = 0; i < STUDIO_RULE_N_KINDS; i++) {
    if (studio_brand_get_rule (brand, (StudioRuleKind) i)->level != STUDIO_RULE_OFF)
      return TRUE;
  }
  return FALSE;
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioRuleList) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = studio_brand_rules_check_finish (result, &error);

  if (findings != NULL)
    show (self, findings);
}

static void
cancel (StudioRuleList *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
look_cb (gpointer data)
{
  StudioRuleList *self = data;
  StudioScene *scene = self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;

  self->timer = 0;
  if (scene == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_set_visible (self->box, has_rules (scene));
  self->cancellable = g_cancellable_new ();
  studio_brand_rules_check_async (scene, STUDIO_BRAND_RULES_PIXELS, self->cancellable, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
look_soon (StudioRuleList *self)
{
  cancel (self);
  if (self->composer != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timer = g_timeout_add (REST_MS, look_cb, self);
}

static void
studio_rule_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_rule_list_parent_class)->map (widget);
  look_soon (STUDIO_RULE_LIST (widget));
}

static void
studio_rule_list_unmap (GtkWidget *widget)
{
  cancel (STUDIO_RULE_LIST (widget));
  GTK_WIDGET_CLASS (studio_rule_list_parent_class)->unmap (widget);
}

/* --- the class --- */

static void
set_composer (StudioRuleList *self,
              StudioComposer *composer)
{
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  g_set_object (&self->composer, composer);
  if (composer != NULL)
    g_signal_connect_swapped (composer, "scene-changed", G_CALLBACK (look_soon), self);
  look_soon (self);
}

static void
studio_rule_list_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_RULE_LIST (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_rule_list_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_RULE_LIST (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_rule_list_dispose (GObject *object)
{
  StudioRuleList *self = STUDIO_RULE_LIST (object);

  cancel (self);
  set_composer (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_RULE_LIST);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_rule_list_parent_class)->dispose (object);
}

static void
studio_rule_list_class_init (StudioRuleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_rule_list_dispose;
  object_class->get_property = studio_rule_list_get_property;
  object_class->set_property = studio_rule_list_set_property;
  widget_class->map = studio_rule_list_map;
  widget_class->unmap = studio_rule_list_unmap;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-rule-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioRuleList, box);
  gtk_widget_class_bind_template_child (widget_class, StudioRuleList, state);
  gtk_widget_class_bind_template_child (widget_class, StudioRuleList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
studio_rule_list_init (StudioRuleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
