#include "config.h"

#include "studio-register-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-drop-template.h"
#include "studio-registers.h"

/* days without a post after which an account is pointed out */
#define STALE_DAYS 14

/* --- the item --- */

struct _StudioRegisterItem
{
  GObject parent_instance;
  StudioRegister reg;
  StudioRecord *record;
  char *name;
  char *folded; /* all of it in small letters */
};

G_DEFINE_FINAL_TYPE (StudioRegisterItem, studio_register_item, G_TYPE_OBJECT)

static void
studio_register_item_finalize (GObject *object)
{
  StudioRegisterItem *self = STUDIO_REGISTER_ITEM (object);

  g_clear_pointer (&self->record, studio_record_unref);
  g_free (self->name);
  g_free (self->folded);

  G_OBJECT_CLASS (studio_register_item_parent_class)->finalize (object);
}

static void
studio_register_item_class_init (StudioRegisterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_register_item_finalize;
}

static void
studio_register_item_init (StudioRegisterItem *self)
{
}

static char *
fold_all (StudioRegisterItem *self)
{
  g_autoptr (GString) all = g_string_new (self->name);
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (self->reg, &n_columns);

  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *cell = studio_register_get_cell (self->record->root, &columns[i]);

    g_string_append_printf (all, "\n%s", cell);
  }
  return g_utf8_casefold (all->str, -1);
}

StudioRegisterItem *
studio_register_item_new (StudioRegister reg,
                          StudioRecord *record)
{
  StudioRegisterItem *self = g_object_new (STUDIO_TYPE_REGISTER_ITEM, NULL);

  self->reg = reg;
  self->record = studio_record_ref (record);
  self->name = studio_register_make_name (reg, record->root);
  self->folded = fold_all (self);
  return self;
}

StudioRecord *
studio_register_item_get_record (StudioRegisterItem *self)
{
  g_return_val_if_fail (STUDIO_IS_REGISTER_ITEM (self), NULL);

  return self->record;
}

const char *
studio_register_item_get_name (StudioRegisterItem *self)
{
  g_return_val_if_fail (STUDIO_IS_REGISTER_ITEM (self), NULL);

  return self->name;
}

gboolean
studio_register_item_matches (StudioRegisterItem *self,
                              char **words)
{
  g_return_val_if_fail (STUDIO_IS_REGISTER_ITEM (self) && words != NULL, FALSE);

  for (int i = 0; words[i] != NULL; i++) {
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* --- the row --- */

struct _StudioRegisterRow
{
  GtkWidget parent_instance;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *badge;
  GtkWidget *hand_over;
  GtkWidget *edit;
  GtkWidget *remove;

  StudioRegisterItem *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioRegisterRow, studio_register_row, GTK_TYPE_WIDGET)

enum {
  EDIT,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
edit_cb (StudioRegisterRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
remove_cb (StudioRegisterRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* The window of the registers has no such action itself: it is of the window behind it. */
static GtkWidget *
find_window (StudioRegisterRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *behind = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  return GTK_WIDGET (behind);
}

static void
hand_over_cb (StudioRegisterRow *self)
{
  GtkWidget *window = find_window (self);
  g_autofree char *id = NULL;

  if (window == NULL || self->item == NULL)
    return;
  id = g_strdup (self->item->record->id);
  /* what opens belongs to the window behind, which this one keeps from being used */
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_activate_action (window, "win.handover", "s", id);
}

/* --- what it says --- */

static void
add_part (GString *line,
          const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/* The member as people read it, its choice translated. */
static void
add_member (GString *line,
            StudioRegisterItem *item,
            const char *member,
            const char *format)
{
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (item->reg, &n_columns);

  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *cell = g_str_equal (columns[i].member, member) ? studio_register_get_cell (item->record->root, &columns[i]) : NULL;
    g_autofree char *text = NULL;

    if (cell == NULL || *cell == '\0')
      continue;
    text = format != NULL ? g_strconcat (format, " ", cell, NULL) : g_strdup (cell);
    add_part (line, text);
  }
}

/* Returns: (transfer full) */
static char *
describe (StudioRegisterItem *item)
{
  GString *line = g_string_new (NULL);

  switch (item->reg) {
  case STUDIO_REGISTER_PEOPLE:
    add_member (line, item, "post", NULL);
    add_member (line, item, "office", NULL);
    add_member (line, item, "behalf", _ ("for"));
    break;
  case STUDIO_REGISTER_PLACES:
    add_member (line, item, "within", NULL);
    break;
  case STUDIO_REGISTER_OFFICES:
    add_member (line, item, "short", NULL);
    add_member (line, item, "head", _ ("Head:"));
    add_member (line, item, "officers", _ ("Admins:"));
    break;
  case STUDIO_REGISTER_ACCOUNTS:
  default:
    add_member (line, item, "platform", NULL);
    add_member (line, item, "type", NULL);
    add_member (line, item, "office", NULL);
    add_member (line, item, "operators", _ ("Operators:"));
    break;
  }
  return g_string_free (line, FALSE);
}

/* Returns: (transfer full): when the term ended or begins; "" for one that goes on */
static char *
tell_term (JsonNode *root,
           const GDate *today)
{
  GDate from = studio_register_get_day (root, "from"), to = studio_register_get_day (root, "to");
  gboolean over = g_date_valid (&to) && g_date_compare (&to, today) < 0;
  g_autofree char *day = NULL;

  if (!studio_register_is_past (root, today))
    return g_strdup ("");
  day = studio_date_format (over ? &to : &from, STUDIO_DATE_SHORT);
  return g_strdup_printf (over ? _ ("until %s") : _ ("from %s on"), day);
}

static char *
tell_age (JsonNode *root,
          const GDate *today)
{
  int days = studio_register_count_days (root, today);

  if (days < 0)
    return g_strdup (_ ("last post unknown"));
  if (days == 0)
    return g_strdup (_ ("posted today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day without a post", "%d days without a post", (gulong) days), days);
}

static char *
tell_account (StudioRegisterItem *item,
              const GDate *today)
{
  const char *state = studio_record_get_text (item->record, "state");

  if (g_str_equal (state, "closed"))
    return g_strdup (_ ("closed"));
  if (g_str_equal (state, "paused"))
    return g_strdup (_ ("paused"));
  return tell_age (item->record->root, today);
}

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
show_badge (StudioRegisterRow *self)
{
  StudioRegisterItem *item = self->item;
  GDate today = studio_registers_today ();
  gboolean account = item->reg == STUDIO_REGISTER_ACCOUNTS;
  gboolean past = item->reg == STUDIO_REGISTER_PEOPLE && studio_register_is_past (item->record->root, &today);
  gboolean closed = account && g_str_equal (studio_record_get_text (item->record, "state"), "closed");
  gboolean stale = account && !closed && studio_register_count_days (item->record->root, &today) > STALE_DAYS;
  g_autofree char *text = account ? tell_account (item, &today) : item->reg == STUDIO_REGISTER_PEOPLE ? tell_term (item->record->root, &today)
                                                                                                      : g_strdup ("");

  gtk_label_set_label (self->badge, text);
  set_class (GTK_WIDGET (self->badge), "warning", stale);
  set_class (GTK_WIDGET (self->badge), "dim-label", !stale);
  set_class (GTK_WIDGET (self->name), "dim-label", past || closed);
}

/* Consumes @name. */
static void
name_button (GtkWidget *button,
             char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
name_buttons (StudioRegisterRow *self)
{
  name_button (self->edit, g_strdup_printf (_ ("Edit “%s”"), self->item->name));
  name_button (self->remove, g_strdup_printf (_ ("Remove “%s”"), self->item->name));
  name_button (self->hand_over, g_strdup_printf (_ ("Hand over “%s”…"), self->item->name));
}

/* Whether the window behind can do it: an action that is there can be asked for its state. */
static gboolean
can_hand_over (StudioRegisterRow *self)
{
  GtkWidget *window = find_window (self);

  for (guint i = 0; window != NULL; i++) {
    const char *name = NULL, *property = NULL;
    const GVariantType *type = NULL;
    GType owner;

    if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), i, &owner, &name, &type, &property))
      break;
    if (g_str_equal (name, "win.handover"))
      return TRUE;
  }
  return FALSE;
}

void
studio_register_row_set_item (StudioRegisterRow *self,
                              StudioRegisterItem *item)
{
  g_autofree char *about = NULL;

  g_return_if_fail (STUDIO_IS_REGISTER_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  about = describe (item);
  gtk_label_set_label (self->name, item->name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_widget_set_visible (self->hand_over, item->reg == STUDIO_REGISTER_ACCOUNTS && can_hand_over (self));
  show_badge (self);
  name_buttons (self);
}

StudioRegisterItem *
studio_register_row_get_item (StudioRegisterRow *self)
{
  g_return_val_if_fail (STUDIO_IS_REGISTER_ROW (self), NULL);

  return self->item;
}

static void
studio_register_row_map (GtkWidget *widget)
{
  StudioRegisterRow *self = STUDIO_REGISTER_ROW (widget);

  /* what a line was filled with before its window had a place did not know of the window behind */
  if (self->item != NULL)
    gtk_widget_set_visible (self->hand_over, self->item->reg == STUDIO_REGISTER_ACCOUNTS && can_hand_over (self));
  GTK_WIDGET_CLASS (studio_register_row_parent_class)->map (widget);
}

static void
studio_register_row_dispose (GObject *object)
{
  StudioRegisterRow *self = STUDIO_REGISTER_ROW (object);

  g_clear_object (&self->item);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_REGISTER_ROW);

  G_OBJECT_CLASS (studio_register_row_parent_class)->dispose (object);
}

static void
studio_register_row_class_init (StudioRegisterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_register_row_dispose;
  widget_class->map = studio_register_row_map;
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-register-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, about);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, hand_over);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, edit);
  gtk_widget_class_bind_template_child (widget_class, StudioRegisterRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_cb);
}

static void
studio_register_row_init (StudioRegisterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_register_row_new (void)
{
  return g_object_new (STUDIO_TYPE_REGISTER_ROW, NULL);
}
