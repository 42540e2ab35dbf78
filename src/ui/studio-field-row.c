#include "config.h"

#include "studio-field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sentence makes the row higher: what was pressed below it must not slip from under the pointer before it is released. */
#define LEFT_MS 250
#define REST_MS 1000

typedef struct
{
  StudioDocument *document;
  const StudioField *field; /* belongs to the template, kept alive by @template */
  StudioTemplate *template;
  GPtrArray *controls; /* GtkWidget, not owned: children of this row */
  guint rest_id;
  char *own_error;
  gboolean left_out;
  char *closed; /* (nullable): why nobody can fill it in */

  GtkWidget *label_line;
  GtkLabel *label;
  GtkLabel *side;
  GtkButton *leave_out;
  GtkBox *content;
  GtkWidget *error_line;
  GtkLabel *error;
  GtkWidget *fix;
  GtkLabel *issue;
  GtkLabel *note;
  GtkEventControllerFocus *focus;
} StudioFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudioFieldRow, studio_field_row, GTK_TYPE_BOX)

enum {
  PROP_DOCUMENT = 1,
  PROP_FIELD,
  N_PROPS,
};

enum {
  SIGNAL_FOCUSED,
  SIGNAL_NOTIFY_USER,
  SIGNAL_GREW,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define PRIV(self) ((StudioFieldRowPrivate *) studio_field_row_get_instance_private (self))

static void
show_sentence (GtkLabel *label,
               const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static gboolean
is_wrong (StudioFieldRowPrivate *priv)
{
  return gtk_widget_get_visible (priv->error_line) || gtk_widget_get_visible (GTK_WIDGET (priv->issue));
}

/* Colour alone says nothing to many, so the state goes to assistive technology as well. */
static void
mark_state (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  gboolean wrong = is_wrong (priv);

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
  for (guint i = 0; i < priv->controls->len; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (g_ptr_array_index (priv->controls, i)), GTK_ACCESSIBLE_STATE_INVALID,
                                 wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_error (StudioFieldRow *self,
            const char *text)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  gboolean grows = text != NULL && !gtk_widget_get_visible (priv->error_line);

  gtk_label_set_text (priv->error, text != NULL ? text : "");
  gtk_widget_set_visible (priv->error_line, text != NULL);
  mark_state (self);
  if (grows && gtk_event_controller_focus_contains_focus (priv->focus))
    g_signal_emit (self, signals[SIGNAL_GREW], 0);
}

static JsonNode *
held_value (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  g_autofree char *path = g_strconcat ("content/", priv->field->name, NULL);

  return studio_json_lookup (studio_post_get_json (studio_document_get_post (priv->document)), path);
}

static JsonNode *
sample_value (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  StudioBrand *brand = studio_post_get_brand (studio_document_get_post (priv->document));

  return studio_template_get_sample (priv->template, studio_brand_get_base (brand), priv->field->name);
}

/* "NIP" and "APBD" keep their capitals inside a sentence. */
static char *
label_in_sentence (const char *label)
{
  const char *second = g_utf8_next_char (label);
  gunichar first = g_utf8_get_char (label);
  g_autofree char *head = NULL;

  if (*label == '\0' || *second == '\0' || g_unichar_isupper (g_utf8_get_char (second)))
    return g_strdup (label);
  head = g_strdup_printf ("%.*s", (int) (second - label), label);
  if (g_unichar_isupper (first)) {
    g_autofree char *lower = g_utf8_strdown (head, -1);

    return g_strconcat (lower, second, NULL);
  }
  return g_strdup (label);
}

static char *
find_error (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  StudioFieldRowClass *klass = STUDIO_FIELD_ROW_GET_CLASS (self);
  g_autofree char *name = NULL;
  char *error = priv->own_error != NULL ? g_strdup (priv->own_error) : NULL;

  if (error == NULL && klass->check != NULL)
    error = klass->check (self);
  if (error != NULL || !priv->field->required || studio_field_value_filled (held_value (self)))
    return error;
  name = label_in_sentence (priv->field->label);
  if (studio_field_value_filled (sample_value (self)))
    return g_strdup_printf (_ ("Fill in %s. The picture still shows the sample."), name);
  return g_strdup_printf (_ ("Fill in %s. It is required."), name);
}

static void
check_now (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  g_autofree char *error = find_error (self);

  g_clear_handle_id (&priv->rest_id, g_source_remove);
  show_error (self, error);
}

static gboolean
rest_cb (gpointer data)
{
  StudioFieldRow *self = data;

  PRIV (self)->rest_id = 0;
  check_now (self);
  return G_SOURCE_REMOVE;
}

static void
focus_enter_cb (StudioFieldRow *self)
{
  g_assert (STUDIO_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0, -1);
}

/* A dialog or another program that comes to the front takes the focus only for a while; the caret stays in the row. */
static gboolean
left_cb (gpointer data)
{
  StudioFieldRow *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  PRIV (self)->rest_id = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    check_now (self);
  return G_SOURCE_REMOVE;
}

static void
focus_leave_cb (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  StudioFieldRowClass *klass = STUDIO_FIELD_ROW_GET_CLASS (self);

  g_assert (STUDIO_IS_FIELD_ROW (self));

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (klass->left != NULL)
    klass->left (self);
  studio_history_end_merge (studio_document_get_history (priv->document));
  g_clear_handle_id (&priv->rest_id, g_source_remove);
  priv->rest_id = g_timeout_add (LEFT_MS, left_cb, self);
}

static void
leave_out_clicked_cb (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv = PRIV (self);

  g_assert (STUDIO_IS_FIELD_ROW (self));

  if (priv->left_out)
    studio_document_set_field (priv->document, priv->field->name, NULL, NULL);
  else
    studio_field_row_store (self, NULL, FALSE);
}

static void
fix_clicked_cb (StudioFieldRow *self)
{
  StudioFieldRowClass *klass = STUDIO_FIELD_ROW_GET_CLASS (self);

  g_assert (STUDIO_IS_FIELD_ROW (self));

  if (klass->fix != NULL)
    klass->fix (self);
  /* the button goes with the sentence, and the focus would go with the button */
  studio_field_row_focus (self, -1);
  check_now (self);
}

/* An optional field whose sample shows can be left out of the picture, and a left out one can show it again. */
static void
update_leave_out (StudioFieldRow *self,
                  JsonNode *value,
                  JsonNode *sample)
{
  StudioFieldRowPrivate *priv = PRIV (self);
  gboolean shown = !priv->field->required && studio_field_value_filled (sample) && !studio_field_value_filled (value);
  g_autofree char *name = NULL;
  const char *label;

  priv->left_out = !priv->field->required && value != NULL && !studio_field_value_filled (value);
  gtk_widget_set_visible (GTK_WIDGET (priv->leave_out), shown);
  label = priv->left_out ? _ ("Use Sample") : _ ("Leave Out");
  name = g_strdup_printf ("%s: %s", priv->field->label, label);
  gtk_button_set_label (priv->leave_out, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->leave_out),
                               priv->left_out ? _ ("Show the template's sample in the picture again") : _ ("Take the sample out of the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->leave_out), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
studio_field_row_constructed (GObject *object)
{
  StudioFieldRow *self = STUDIO_FIELD_ROW (object);
  StudioFieldRowPrivate *priv = PRIV (self);
  g_autofree char *label = NULL;

  G_OBJECT_CLASS (studio_field_row_parent_class)->constructed (object);

  priv->template = g_object_ref (studio_post_get_template (studio_document_get_post (priv->document)));
  /* Translators: a field's label that must be filled, such as "Title · required" */
  label = priv->field->required ? g_strdup_printf (_ ("%s · required"), priv->field->label) : g_strdup (priv->field->label);
  gtk_label_set_text (priv->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->field->label, -1);
  show_sentence (priv->note, priv->field->hint);
}

static void
studio_field_row_dispose (GObject *object)
{
  StudioFieldRowPrivate *priv = PRIV (STUDIO_FIELD_ROW (object));

  g_clear_handle_id (&priv->rest_id, g_source_remove);
  g_clear_pointer (&priv->own_error, g_free);
  g_clear_object (&priv->template);
  g_clear_object (&priv->document);

  G_OBJECT_CLASS (studio_field_row_parent_class)->dispose (object);
}

static void
studio_field_row_finalize (GObject *object)
{
  StudioFieldRowPrivate *priv = PRIV (STUDIO_FIELD_ROW (object));

  g_clear_pointer (&priv->controls, g_ptr_array_unref);
  g_clear_pointer (&priv->closed, g_free);

  G_OBJECT_CLASS (studio_field_row_parent_class)->finalize (object);
}

static void
studio_field_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  StudioFieldRowPrivate *priv = PRIV (STUDIO_FIELD_ROW (object));

  switch (id) {
  case PROP_DOCUMENT:
    priv->document = g_value_dup_object (value);
    break;
  case PROP_FIELD:
    priv->field = g_value_get_pointer (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/com/pemda/Studio/ui/studio-field-row.ui");
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, label_line);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, label);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, side);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, leave_out);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, content);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, error_line);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, error);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, fix);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, issue);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, note);
  gtk_widget_class_bind_template_child_private (klass, StudioFieldRow, focus);
  gtk_widget_class_bind_template_callback (klass, focus_enter_cb);
  gtk_widget_class_bind_template_callback (klass, focus_leave_cb);
  gtk_widget_class_bind_template_callback (klass, leave_out_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, fix_clicked_cb);
}

static void
studio_field_row_class_init (StudioFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = studio_field_row_constructed;
  object_class->dispose = studio_field_row_dispose;
  object_class->finalize = studio_field_row_finalize;
  object_class->set_property = studio_field_row_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, STUDIO_TYPE_DOCUMENT,
                                                   G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_FOCUSED] = g_signal_new ("focused", STUDIO_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_NOTIFY_USER] = g_signal_new ("notify-user", STUDIO_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_GREW] = g_signal_new ("grew", STUDIO_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
studio_field_row_init (StudioFieldRow *self)
{
  PRIV (self)->controls = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

StudioDocument *
studio_field_row_get_document (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return PRIV (self)->document;
}

const StudioField *
studio_field_row_get_field (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return PRIV (self)->field;
}

void
studio_field_row_refresh (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv;
  JsonNode *value, *sample;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  value = held_value (self);
  sample = sample_value (self);
  update_leave_out (self, value, sample);
  STUDIO_FIELD_ROW_GET_CLASS (self)->show_value (self, value, sample);
  /* A sentence goes as soon as its cause does; a new one waits for a pause or for the focus to leave. */
  if (gtk_widget_get_visible (priv->error_line))
    check_now (self);
}

void
studio_field_row_focus (StudioFieldRow *self,
                        int line)
{
  GtkWidget *target;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  target = STUDIO_FIELD_ROW_GET_CLASS (self)->get_target (self, line);
  if (target != NULL)
    gtk_widget_grab_focus (target);
}

void
studio_field_row_set_issue (StudioFieldRow *self,
                            const char *message)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  show_sentence (PRIV (self)->issue, message);
  mark_state (self);
}

void
studio_field_row_add (StudioFieldRow *self,
                      GtkWidget *content)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  gtk_box_append (PRIV (self)->content, content);
}

void
studio_field_row_add_to_label (StudioFieldRow *self,
                               GtkWidget *control)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  gtk_box_append (GTK_BOX (PRIV (self)->label_line), control);
}

static void
control_gone_cb (gpointer data,
                 GObject *control)
{
  GPtrArray *controls = data;

  g_ptr_array_remove_fast (controls, control);
  g_ptr_array_unref (controls);
}

void
studio_field_row_adopt (StudioFieldRow *self,
                        GtkWidget *control,
                        const char *name)
{
  StudioFieldRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && GTK_IS_WIDGET (control));

  priv = PRIV (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : priv->field->label,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, priv->field->required, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->error, priv->issue, priv->note, NULL, -1);
  g_ptr_array_add (priv->controls, control);
  g_object_weak_ref (G_OBJECT (control), control_gone_cb, g_ptr_array_ref (priv->controls));
}

void
studio_field_row_store (StudioFieldRow *self,
                        JsonNode *value,
                        gboolean typing)
{
  StudioFieldRowPrivate *priv;
  g_autofree char *merge = NULL;
  g_autoptr (JsonNode) blank = NULL;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  merge = typing ? g_strconcat ("field/", priv->field->name, NULL) : NULL;
  if (!studio_field_value_filled (value)) {
    gboolean list = priv->field->type == STUDIO_FIELD_LIST || priv->field->type == STUDIO_FIELD_ROWS;

    if (priv->field->required) {
      value = NULL;
    } else if (list) {
      blank = json_node_init_array (json_node_alloc (), NULL);
      json_node_take_array (blank, json_array_new ());
      value = blank;
    } else {
      value = blank = studio_json_string ("");
    }
  }
  studio_document_set_field (priv->document, priv->field->name, value, merge);
  studio_field_row_touched (self);
}

void
studio_field_row_touched (StudioFieldRow *self)
{
  StudioFieldRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  g_clear_pointer (&priv->own_error, g_free);
  g_clear_handle_id (&priv->rest_id, g_source_remove);
  priv->rest_id = g_timeout_add (REST_MS, rest_cb, self);
  if (gtk_widget_get_visible (priv->error_line)) {
    g_autofree char *error = find_error (self);

    show_error (self, error);
  }
}

void
studio_field_row_count (StudioFieldRow *self,
                        int n_chars)
{
  StudioFieldRowPrivate *priv;
  g_autofree char *counter = NULL;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  if (priv->field->max_chars > 0 && n_chars > 0)
    counter = g_strdup_printf (_ ("%1$d of %2$d characters"), n_chars, priv->field->max_chars);
  show_sentence (priv->side, counter);
  if (counter != NULL && n_chars > priv->field->max_chars)
    gtk_widget_add_css_class (GTK_WIDGET (priv->side), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (priv->side), "over");
}

void
studio_field_row_set_side (StudioFieldRow *self,
                           const char *text)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  show_sentence (PRIV (self)->side, text);
  gtk_widget_remove_css_class (GTK_WIDGET (PRIV (self)->side), "over");
}

void
studio_field_row_set_note (StudioFieldRow *self,
                           const char *text)
{
  StudioFieldRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  show_sentence (priv->note, priv->closed != NULL ? priv->closed : text != NULL ? text
                                                                                : priv->field->hint);
}

void
studio_field_row_close (StudioFieldRow *self,
                        const char *reason)
{
  StudioFieldRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && reason != NULL);

  priv = PRIV (self);
  g_free (priv->closed);
  priv->closed = g_strdup (reason);
  gtk_widget_set_sensitive (priv->label_line, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->content), FALSE);
  show_sentence (priv->note, reason);
}

gboolean
studio_field_row_is_closed (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), FALSE);

  return PRIV (self)->closed != NULL;
}

void
studio_field_row_set_error (StudioFieldRow *self,
                            const char *text)
{
  StudioFieldRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  priv = PRIV (self);
  g_free (priv->own_error);
  priv->own_error = g_strdup (text);
  show_error (self, text);
}

void
studio_field_row_offer_fix (StudioFieldRow *self,
                            gboolean offered)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  gtk_widget_set_visible (PRIV (self)->fix, offered);
}

void
studio_field_row_report_line (StudioFieldRow *self,
                              int line)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0, line);
}

gboolean
studio_field_row_is_left_out (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), FALSE);

  return PRIV (self)->left_out;
}

void
studio_field_row_notify_user (StudioFieldRow *self,
                              const char *sentence)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[SIGNAL_NOTIFY_USER], 0, sentence);
}
