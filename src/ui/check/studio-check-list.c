#include "config.h"

#include "studio-check-list.h"

#include <glib/gi18n-lib.h>

/* How long the tick of a row that is done is seen (ms) */
#define TICK_MS 2000

struct _StudioCheckList
{
  GtkBox parent_instance;
  GtkBox *head;
  GtkLabel *heading;
  GtkLabel *more;
  GtkListBox *list;

  char *title;
};

G_DEFINE_FINAL_TYPE (StudioCheckList, studio_check_list, GTK_TYPE_BOX)

enum {
  PROP_TITLE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* --- rows --- */

static StudioCheckRow *
first_row (StudioCheckList *self)
{
  return (StudioCheckRow *) gtk_widget_get_first_child (GTK_WIDGET (self->list));
}

static StudioCheckRow *
next_row (StudioCheckRow *row)
{
  return (StudioCheckRow *) gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

/* The row that stands for @finding from now on. Returns: (nullable) */
static StudioCheckRow *
find_row (StudioCheckList *self,
          StudioFinding *finding)
{
  for (StudioCheckRow *row = first_row (self); row != NULL; row = next_row (row)) {
    if (!studio_check_row_is_done (row) && studio_check_row_take (row, finding))
      return row;
  }
  return NULL;
}

static gboolean
is_in (StudioCheckRow *row,
       GPtrArray *wanted)
{
  return studio_check_row_is_done (row) || g_ptr_array_find (wanted, row, NULL);
}

/* Puts the rows into their order between those that are done. */
static void
arrange (StudioCheckList *self,
         GPtrArray *wanted)
{
  int at = 0;

  for (guint i = 0; i < wanted->len; i++, at++) {
    GtkWidget *row = g_ptr_array_index (wanted, i);
    GtkListBoxRow *present = gtk_list_box_get_row_at_index (self->list, at);

    while (present != NULL && studio_check_row_is_done (STUDIO_CHECK_ROW (present)))
      present = gtk_list_box_get_row_at_index (self->list, ++at);
    if (GTK_WIDGET (present) == row)
      continue;
    g_object_ref (row);
    if (gtk_widget_get_parent (row) != NULL)
      gtk_list_box_remove (self->list, row);
    gtk_list_box_insert (self->list, row, at);
    g_object_unref (row);
  }
}

static void
show_heading (StudioCheckList *self,
              guint n)
{
  g_autofree char *heading = g_strdup_printf ("%s · %u", self->title, n);
  g_autofree char *more = g_strdup_printf (_ ("The first %d are shown."), STUDIO_CHECK_LIST_MOST);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > STUDIO_CHECK_LIST_MOST);
  gtk_widget_set_visible (GTK_WIDGET (self), first_row (self) != NULL);
}

void
studio_check_list_update (StudioCheckList *self,
                          GPtrArray *findings,
                          StudioCheckListMaker make,
                          gpointer data)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  StudioCheckRow *next;

  g_return_if_fail (STUDIO_IS_CHECK_LIST (self) && findings != NULL && make != NULL);

  for (guint i = 0; i < MIN (findings->len, STUDIO_CHECK_LIST_MOST); i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);
    StudioCheckRow *row = find_row (self, finding);

    g_ptr_array_add (wanted, make (GTK_WIDGET (row), finding, data));
  }
  for (StudioCheckRow *row = first_row (self); row != NULL; row = next) {
    next = next_row (row);
    if (!is_in (row, wanted))
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
  }
  arrange (self, wanted);
  show_heading (self, findings->len);
}

void
studio_check_list_clear (StudioCheckList *self)
{
  StudioCheckRow *row;

  g_return_if_fail (STUDIO_IS_CHECK_LIST (self));

  while ((row = first_row (self)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
studio_check_list_collect (StudioCheckList *self,
                           GPtrArray *rows)
{
  g_return_if_fail (STUDIO_IS_CHECK_LIST (self) && rows != NULL);

  for (StudioCheckRow *row = first_row (self); row != NULL; row = next_row (row)) {
    if (!studio_check_row_is_done (row))
      g_ptr_array_add (rows, row);
  }
}

static void
ticked_cb (gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  GtkWidget *self = gtk_widget_get_ancestor (row, STUDIO_TYPE_CHECK_LIST);

  if (self == NULL)
    return;
  gtk_list_box_remove (STUDIO_CHECK_LIST (self)->list, row);
  if (first_row (STUDIO_CHECK_LIST (self)) == NULL)
    gtk_widget_set_visible (self, FALSE);
}

void
studio_check_list_finish (StudioCheckList *self,
                          StudioCheckRow *row)
{
  g_return_if_fail (STUDIO_IS_CHECK_LIST (self) && STUDIO_IS_CHECK_ROW (row));

  if (studio_check_row_is_done (row))
    return;
  studio_check_row_set_done (row);
  g_timeout_add_once (TICK_MS, ticked_cb, g_object_ref (row));
}

void
studio_check_list_set_action (StudioCheckList *self,
                              GtkWidget *button)
{
  GtkWidget *parent;

  g_return_if_fail (STUDIO_IS_CHECK_LIST (self));

  parent = gtk_widget_get_parent (button);
  if (parent == GTK_WIDGET (self->head))
    return;
  g_object_ref (button);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), button);
  gtk_box_append (self->head, button);
  g_object_unref (button);
}

/* --- */

static void
studio_check_list_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, STUDIO_CHECK_LIST (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_check_list_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  StudioCheckList *self = STUDIO_CHECK_LIST (object);

  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_free (self->title);
  self->title = g_value_dup_string (value);
}

static void
studio_check_list_finalize (GObject *object)
{
  g_free (STUDIO_CHECK_LIST (object)->title);

  G_OBJECT_CLASS (studio_check_list_parent_class)->finalize (object);
}

static void
studio_check_list_class_init (StudioCheckListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_check_list_get_property;
  object_class->set_property = studio_check_list_set_property;
  object_class->finalize = studio_check_list_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-check-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCheckList, head);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckList, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckList, more);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckList, list);
}

static void
studio_check_list_init (StudioCheckList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
