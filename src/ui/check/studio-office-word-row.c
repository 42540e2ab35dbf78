#include "config.h"

#include "studio-office-word-row.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"

/* --- the item --- */

struct _StudioOfficeWordItem
{
  GObject parent_instance;
  StudioOfficeWord word;
};

G_DEFINE_FINAL_TYPE (StudioOfficeWordItem, studio_office_word_item, G_TYPE_OBJECT)

static void
studio_office_word_item_finalize (GObject *object)
{
  StudioOfficeWordItem *self = STUDIO_OFFICE_WORD_ITEM (object);

  g_free (self->word.word);
  g_free (self->word.right);

  G_OBJECT_CLASS (studio_office_word_item_parent_class)->finalize (object);
}

static void
studio_office_word_item_class_init (StudioOfficeWordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_office_word_item_finalize;
}

static void
studio_office_word_item_init (StudioOfficeWordItem *self)
{
}

StudioOfficeWordItem *
studio_office_word_item_new (const StudioOfficeWord *word)
{
  StudioOfficeWordItem *self = g_object_new (STUDIO_TYPE_OFFICE_WORD_ITEM, NULL);

  self->word.word = g_strdup (word->word);
  self->word.right = g_strdup (word->right);
  return self;
}

const StudioOfficeWord *
studio_office_word_item_get_word (StudioOfficeWordItem *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFICE_WORD_ITEM (self), NULL);

  return &self->word;
}

/* --- the row --- */

struct _StudioOfficeWordRow
{
  GtkWidget parent_instance;
  GtkLabel *word;
  GtkLabel *right;
  GtkWidget *edit;
  GtkWidget *remove;

  StudioOfficeWordItem *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioOfficeWordRow, studio_office_word_row, GTK_TYPE_WIDGET)

enum {
  EDIT,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
edit_cb (StudioOfficeWordRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
remove_cb (StudioOfficeWordRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
studio_office_word_row_dispose (GObject *object)
{
  StudioOfficeWordRow *self = STUDIO_OFFICE_WORD_ROW (object);

  g_clear_object (&self->item);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_OFFICE_WORD_ROW);

  G_OBJECT_CLASS (studio_office_word_row_parent_class)->dispose (object);
}

static void
studio_office_word_row_class_init (StudioOfficeWordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_office_word_row_dispose;
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-office-word-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordRow, word);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordRow, right);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordRow, edit);
  gtk_widget_class_bind_template_child (widget_class, StudioOfficeWordRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
studio_office_word_row_init (StudioOfficeWordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_office_word_row_new (void)
{
  return g_object_new (STUDIO_TYPE_OFFICE_WORD_ROW, NULL);
}

static void
name_button (GtkWidget *button,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
studio_office_word_row_set_item (StudioOfficeWordRow *self,
                                 StudioOfficeWordItem *item)
{
  const StudioOfficeWord *word;
  g_autofree char *right = NULL, *edit_name = NULL, *remove_name = NULL;

  g_return_if_fail (STUDIO_IS_OFFICE_WORD_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  word = studio_office_word_item_get_word (item);
  /* TRANSLATORS: beside a wrong word; what is written instead of it */
  right = word->right != NULL ? g_strdup_printf (_ ("is written “%s”"), word->right) : g_strdup (_ ("is right"));
  gtk_label_set_label (self->word, word->word);
  gtk_label_set_label (self->right, right);
  edit_name = g_strdup_printf (_ ("Edit “%s”"), word->word);
  remove_name = g_strdup_printf (_ ("Remove “%s”"), word->word);
  name_button (self->edit, edit_name);
  name_button (self->remove, remove_name);
}

StudioOfficeWordItem *
studio_office_word_row_get_item (StudioOfficeWordRow *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFICE_WORD_ROW (self), NULL);

  return self->item;
}
