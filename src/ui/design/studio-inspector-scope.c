#include "config.h"

#include "studio-inspector-scope.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_ID "com.pemda.Studio"
#define KEY "edit-scope"

#define STUDIO_TYPE_SCOPE_POPOVER (studio_scope_popover_get_type ())
G_DECLARE_FINAL_TYPE (StudioScopePopover, studio_scope_popover, STUDIO, SCOPE_POPOVER, GtkPopover)

struct _StudioScopePopover
{
  GtkPopover parent_instance;
  GtkButton *all;
  GtkButton *this;
  GtkCheckButton *remember;
  StudioComposer *composer; /* (nullable): weak, since GTK may keep a closed popover for a while */
};

G_DEFINE_FINAL_TYPE (StudioScopePopover, studio_scope_popover, GTK_TYPE_POPOVER)

/** LastEdit: what the answer may change. */
typedef struct
{
  char *member;
  JsonNode *value;
  char *label;
} LastEdit;

static LastEdit last;
static gboolean answered;
static StudioScopeOfEdit answer;

static void
remember_edit (const char *member,
               JsonNode *value,
               const char *label)
{
  g_free (last.member);
  g_free (last.label);
  g_clear_pointer (&last.value, json_node_unref);
  last = (LastEdit){ g_strdup (member), value != NULL ? json_node_ref (value) : NULL, g_strdup (label) };
}

/* Returns: FALSE if the person wants to be asked */
static gboolean
read_answer (StudioScopeOfEdit *scope)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *kept = g_settings_get_string (settings, KEY);

  if (!g_str_equal (kept, "ask")) {
    *scope = g_str_equal (kept, "this") ? STUDIO_SCOPE_THIS_SIZE : STUDIO_SCOPE_ALL_SIZES;
    return TRUE;
  }
  *scope = answer;
  return answered;
}

void
studio_inspector_scope_forget (void)
{
  answered = FALSE;
  answer = STUDIO_SCOPE_ALL_SIZES;
}

void
studio_inspector_scope_prepare (StudioComposer *composer,
                                const char *member,
                                JsonNode *value,
                                const char *label)
{
  StudioScopeOfEdit scope;

  g_return_if_fail (STUDIO_IS_COMPOSER (composer) && member != NULL && label != NULL);

  studio_composer_set_scope (composer, read_answer (&scope) ? scope : STUDIO_SCOPE_ALL_SIZES);
  remember_edit (member, value, label);
}

/* --- the question --- */

static void
take_answer (StudioScopePopover *self,
             StudioScopeOfEdit scope)
{
  answered = TRUE;
  answer = scope;
  if (gtk_check_button_get_active (self->remember)) {
    g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

    g_settings_set_string (settings, KEY, scope == STUDIO_SCOPE_THIS_SIZE ? "this" : "all");
  }
  if (self->composer != NULL)
    studio_composer_set_scope (self->composer, scope);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
all_cb (GtkButton *button,
        StudioScopePopover *self)
{
  take_answer (self, STUDIO_SCOPE_ALL_SIZES);
}

/* What was just changed everywhere is changed here alone instead, and stays one step. */
static void
this_cb (GtkButton *button,
         StudioScopePopover *self)
{
  StudioHistory *history = self->composer != NULL ? studio_document_get_history (studio_composer_get_document (self->composer)) : NULL;

  take_answer (self, STUDIO_SCOPE_THIS_SIZE);
  if (history == NULL || last.label == NULL || g_strcmp0 (studio_history_get_undo_label (history), last.label) != 0)
    return;
  studio_history_undo (history);
  studio_composer_set_member (self->composer, last.member, last.value, last.label, NULL);
}

static gboolean
unparent_idle (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (StudioScopePopover *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle, g_object_ref (self), g_object_unref);
}

static void
studio_scope_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&STUDIO_SCOPE_POPOVER (object)->composer);

  G_OBJECT_CLASS (studio_scope_popover_parent_class)->dispose (object);
}

static void
studio_scope_popover_class_init (StudioScopePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_scope_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-scope-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioScopePopover, all);
  gtk_widget_class_bind_template_child (widget_class, StudioScopePopover, this);
  gtk_widget_class_bind_template_child (widget_class, StudioScopePopover, remember);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, this_cb);
}

static void
studio_scope_popover_init (StudioScopePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* Whether one of the selected layers stands in more than this size. */
static gboolean
concerns_others (StudioComposer *composer)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (studio_composer_get_document (composer)));
  GPtrArray *ids = studio_composer_get_selection (composer);

  if (studio_template_get_formats (template)->len < 2)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    JsonNode *formats = studio_composer_get_member (composer, g_ptr_array_index (ids, i), "formats", NULL);

    if (formats == NULL || !JSON_NODE_HOLDS_ARRAY (formats) || json_array_get_length (json_node_get_array (formats)) > 1)
      return TRUE;
  }
  return FALSE;
}

void
studio_inspector_scope_ask (GtkWidget *row,
                            StudioComposer *composer)
{
  StudioScopePopover *self;
  StudioScopeOfEdit scope;
  g_autofree char *here = NULL;

  g_return_if_fail (GTK_IS_WIDGET (row) && STUDIO_IS_COMPOSER (composer));

  if (read_answer (&scope) || !gtk_widget_get_mapped (row) || !concerns_others (composer))
    return;
  /* it is asked once; until there is an answer, what was done holds */
  answered = TRUE;
  self = g_object_new (STUDIO_TYPE_SCOPE_POPOVER, NULL);
  g_set_weak_pointer (&self->composer, composer);
  /* Translators: %s is a size: "Only Story" */
  here = g_strdup_printf (_ ("Only %s"), _ (studio_composer_get_format (composer)->name));
  gtk_button_set_label (self->this, here);
  gtk_widget_set_parent (GTK_WIDGET (self), row);
  gtk_popover_popup (GTK_POPOVER (self));
}
