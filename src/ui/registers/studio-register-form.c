#include "config.h"

#include "studio-register-form.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-register-offer.h"
#include "studio-registers.h"

#define MAX_LETTERS 200

struct _StudioRegisterForm
{
  AdwWindow parent_instance;
  GtkGrid *grid;
  GtkLabel *sentence;
  GtkWidget *save;

  StudioRegister reg;
  StudioRecord *record; /* (nullable): that is changed */
  GPtrArray *controls;  /* GtkEntry or GtkDropDown, by column */
};

G_DEFINE_FINAL_TYPE (StudioRegisterForm, studio_register_form, ADW_TYPE_WINDOW)

/* --- controls --- */

static guint
count_choices (const StudioRegisterColumn *column)
{
  guint n = 0;

  while (column->choices[n].value != NULL)
    n++;
  return n;
}

static void
tell (StudioRegisterForm *self,
      const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

static void
typed_cb (StudioRegisterForm *self)
{
  tell (self, "");
  if (self->controls->len > 0)
    gtk_widget_set_sensitive (self->save, *gtk_editable_get_text (g_ptr_array_index (self->controls, 0)) != '\0');
}

static GtkWidget *
make_drop_down (const StudioRegisterColumn *column,
                const char *value)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *control;
  guint n = count_choices (column), chosen = 0;

  gtk_string_list_append (names, "–");
  for (guint i = 0; i < n; i++) {
    gtk_string_list_append (names, _ (column->choices[i].title));
    if (g_strcmp0 (column->choices[i].value, value) == 0)
      chosen = i + 1;
  }
  /* what is none of them stays as it is */
  if (chosen == 0 && value != NULL && *value != '\0') {
    gtk_string_list_append (names, value);
    chosen = n + 1;
  }
  control = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), chosen);
  return control;
}

static const char *
hint_of (const StudioRegisterColumn *column)
{
  switch (column->type) {
  case STUDIO_REGISTER_DAY:
    return _ ("20/2/2025");
  case STUDIO_REGISTER_NAMES:
  case STUDIO_REGISTER_OPERATORS:
    return _ ("Names with “;” between them");
  case STUDIO_REGISTER_TEXT:
  case STUDIO_REGISTER_NOTE:
  case STUDIO_REGISTER_CHOICE:
  default:
    return NULL;
  }
}

/* Returns: (transfer full): the day as people write it */
static char *
write_cell (JsonNode *root,
            const StudioRegisterColumn *column)
{
  GDate day;

  if (root == NULL)
    return g_strdup ("");
  day = column->type == STUDIO_REGISTER_DAY ? studio_register_get_day (root, column->member) : (GDate){ 0 };
  return g_date_valid (&day) ? studio_date_format (&day, STUDIO_DATE_MEDIUM) : studio_register_get_cell (root, column);
}

static GtkWidget *
make_entry (StudioRegisterForm *self,
            const StudioRegisterColumn *column)
{
  GtkWidget *control = gtk_entry_new ();
  g_autofree char *text = write_cell (self->record != NULL ? self->record->root : NULL, column);

  gtk_editable_set_text (GTK_EDITABLE (control), text);
  gtk_entry_set_max_length (GTK_ENTRY (control), column->type == STUDIO_REGISTER_NOTE ? 0 : MAX_LETTERS * 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (control), hint_of (column));
  gtk_entry_set_activates_default (GTK_ENTRY (control), TRUE);
  if (g_str_equal (column->member, "office"))
    studio_register_offer_attach (GTK_ENTRY (control), STUDIO_OFFER_OFFICES, NULL, NULL);
  if (g_str_equal (column->member, "head"))
    studio_register_offer_attach (GTK_ENTRY (control), STUDIO_OFFER_PEOPLE, NULL, NULL);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (typed_cb), self);
  return control;
}

static void
add_column (StudioRegisterForm *self,
            const StudioRegisterColumn *column,
            int row)
{
  const char *value = self->record != NULL ? studio_record_get_text (self->record, column->member) : column->free ? NULL
                                                                                                                  : "";
  gboolean choice = column->type == STUDIO_REGISTER_CHOICE;
  GtkWidget *control = choice ? make_drop_down (column, value) : make_entry (self, column);
  GtkWidget *label = gtk_label_new (_ (column->title));

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (column->title), -1);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  gtk_grid_attach (self->grid, control, 1, row, 1, 1);
  g_ptr_array_add (self->controls, control);
}

/* --- saving --- */

/* Returns: (transfer full) (nullable) */
static JsonNode *
read_control (GtkWidget *control,
              const StudioRegisterColumn *column,
              JsonNode *root,
              GError **error)
{
  GDate today = studio_registers_today ();
  guint chosen;

  if (!GTK_IS_DROP_DOWN (control))
    return studio_register_with_cell (root, column, gtk_editable_get_text (GTK_EDITABLE (control)), &today, error);
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
  /* the last is what stood there and is none of the choices */
  if (chosen > count_choices (column))
    return json_node_ref (root);
  return studio_register_with_cell (root, column, chosen > 0 ? column->choices[chosen - 1].value : "", &today, error);
}

/* Returns: (transfer full) (nullable): NULL with the sentence shown beside what is wrong */
static JsonNode *
read_all (StudioRegisterForm *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *root = self->record != NULL ? json_node_ref (self->record->root) : json_node_init_object (json_node_alloc (), object);
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (self->reg, &n_columns);

  for (guint i = 0; i < n_columns && root != NULL; i++) {
    g_autoptr (JsonNode) before = root;
    g_autoptr (GError) error = NULL;

    root = read_control (g_ptr_array_index (self->controls, i), &columns[i], before, &error);
    if (root == NULL) {
      tell (self, error->message);
      gtk_widget_grab_focus (g_ptr_array_index (self->controls, i));
    }
  }
  return root;
}

static void
save_cb (StudioRegisterForm *self)
{
  g_autoptr (JsonNode) root = read_all (self);
  g_autoptr (JsonNode) tidy = NULL;
  g_autoptr (StudioRecord) record = NULL;

  if (root == NULL)
    return;
  tidy = studio_register_tidy (self->reg, root);
  record = studio_record_new (self->record != NULL ? self->record->id : NULL, studio_register_get_kind (self->reg), tidy);
  studio_registers_put_one (studio_registers_get (), record);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- */

static void
studio_register_form_finalize (GObject *object)
{
  StudioRegisterForm *self = STUDIO_REGISTER_FORM (object);

  g_ptr_array_unref (self->controls);
  g_clear_pointer (&self->record, studio_record_unref);

  G_OBJECT_CLASS (studio_register_form_parent_class)->finalize (object);
}

static void
studio_register_form_class_init (StudioRegisterFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_register_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-register-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterForm, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterForm, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterForm, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_register_form_init (StudioRegisterForm *self)
{
  self->controls = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
title_of (StudioRegister reg,
          gboolean fresh)
{
  switch (reg) {
  case STUDIO_REGISTER_PEOPLE:
    return fresh ? _ ("New Person") : _ ("Change Person");
  case STUDIO_REGISTER_PLACES:
    return fresh ? _ ("New Place") : _ ("Change Place");
  case STUDIO_REGISTER_OFFICES:
    return fresh ? _ ("New Office") : _ ("Change Office");
  case STUDIO_REGISTER_ACCOUNTS:
  default:
    return fresh ? _ ("New Account") : _ ("Change Account");
  }
}

GtkWidget *
studio_register_form_new (GtkWindow *parent,
                          StudioRegister reg,
                          StudioRecord *record)
{
  StudioRegisterForm *self;
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (reg, &n_columns);

  self = g_object_new (STUDIO_TYPE_REGISTER_FORM, "transient-for", parent, "title", title_of (reg, record == NULL), NULL);
  self->reg = reg;
  self->record = record != NULL ? studio_record_ref (record) : NULL;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i], (int) i);
  typed_cb (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->controls, 0));
  return GTK_WIDGET (self);
}
