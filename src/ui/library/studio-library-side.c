#include "config.h"

#include "studio-library-side.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-drop-template.h"
#include "studio-library-names.h"
#include "studio-library-side-row.h"
#include "studio-library-texts.h"

#define NEW_FOLDER "new-folder"

struct _StudioLibrarySide
{
  GtkWidget parent_instance;
  GtkSearchEntry *search;
  GtkListBox *list;

  StudioGallery *gallery;
  char *key;
  char *text;
  GPtrArray *keys; /* of the rows, in their order */
  gboolean changing;
};

G_DEFINE_FINAL_TYPE (StudioLibrarySide, studio_library_side, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  SEARCHED,
  DROPPED,
  MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *
studio_library_key_after (const char *key,
                          const char *prefix)
{
  g_return_val_if_fail (key != NULL && prefix != NULL, NULL);

  return g_str_has_prefix (key, prefix) ? key + strlen (prefix) : NULL;
}

/* --- rows --- */

static StudioLibrarySideRow *
find_row (StudioLibrarySide *self,
          const char *key)
{
  for (int i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

    if (row == NULL)
      return NULL;
    if (g_str_equal (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)), key))
      return STUDIO_LIBRARY_SIDE_ROW (row);
  }
}

/* Returns: (nullable): the heading that a row stands below */
static const char *
section_of (const char *key)
{
  if (g_str_has_prefix (key, "state:"))
    return _ ("Status");
  if (g_str_has_prefix (key, "brand:"))
    return _ ("Brand");
  if (g_str_has_prefix (key, "folder:") || g_str_equal (key, NEW_FOLDER))
    return _ ("Folders");
  if (g_str_has_prefix (key, "office:"))
    return _ ("Office");
  return NULL;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer data)
{
  const char *section = section_of (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)));
  const char *above = before != NULL ? section_of (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (before))) : NULL;
  GtkWidget *label;

  gtk_list_box_row_set_header (row, NULL);
  if (section == NULL || g_strcmp0 (section, above) == 0)
    return;
  label = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "side-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioLibrarySide *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  g_signal_emit (self, signals[DROPPED], 0, g_value_get_boxed (value), studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)));
  return TRUE;
}

static void
secondary_cb (GtkGestureClick *gesture,
              int n_press,
              double x,
              double y,
              StudioLibrarySide *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const char *folder = studio_library_key_after (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)), "folder:");

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, folder, row, x, y);
}

static void
equip (StudioLibrarySide *self,
       GtkWidget *row,
       const char *key)
{
  gboolean folder = g_str_has_prefix (key, "folder:");

  if (folder || g_str_equal (key, "trash")) {
    GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRV, GDK_ACTION_MOVE);

    g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
    gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  }
  if (folder) {
    GtkGesture *gesture = gtk_gesture_click_new ();

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
    g_signal_connect_object (gesture, "pressed", G_CALLBACK (secondary_cb), self, 0);
    gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  }
}

/* Returns: (transfer full): what a row with that key says */
static char *
label_of (StudioLibrarySide *self,
          const char *key)
{
  const char *state = studio_library_key_after (key, "state:"), *brand = studio_library_key_after (key, "brand:"),
             *folder = studio_library_key_after (key, "folder:"), *office = studio_library_key_after (key, "office:");

  if (state != NULL) {
    const StudioLibraryState *known = studio_library_state_find (state);

    return g_strdup (known != NULL ? _ (known->name) : state);
  }
  if (brand != NULL)
    return g_strdup (studio_library_brand_name (self->gallery, brand));
  if (folder != NULL || office != NULL)
    return g_strdup (folder != NULL ? folder : office);
  if (g_str_equal (key, "trash"))
    return g_strdup (_ ("Trash"));
  return g_str_equal (key, NEW_FOLDER) ? g_strdup (_ ("New Folder…")) : g_strdup (_ ("All posts"));
}

static void
append_row (StudioLibrarySide *self,
            const char *key)
{
  const char *state = studio_library_key_after (key, "state:");
  const StudioLibraryState *known = state != NULL ? studio_library_state_find (state) : NULL;
  g_autofree char *label = label_of (self, key);
  GtkWidget *row = studio_library_side_row_new (key, label, known != NULL ? known->style : NULL);

  if (g_str_equal (key, "trash"))
    studio_library_side_row_set_icon (STUDIO_LIBRARY_SIDE_ROW (row), "user-trash-symbolic");
  if (g_str_equal (key, NEW_FOLDER)) {
    studio_library_side_row_set_icon (STUDIO_LIBRARY_SIDE_ROW (row), "list-add-symbolic");
    gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  }
  equip (self, row, key);
  gtk_list_box_append (self->list, row);
}

/* --- what there is --- */

static void
add_keys (GPtrArray *keys,
          const char *prefix,
          GPtrArray *names)
{
  g_ptr_array_sort (names, studio_collate_pointers);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (keys, g_strconcat (prefix, g_ptr_array_index (names, i), NULL));
}

/* Returns: (transfer container): the keys of @counts and those of @more that are not among them */
static GPtrArray *
list_names (GHashTable *counts,
            const char *const *more)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  for (gsize i = 0; more != NULL && more[i] != NULL; i++) {
    if (!g_hash_table_contains (counts, more[i]))
      g_ptr_array_add (names, (char *) more[i]);
  }
  return names;
}

/* Returns: (transfer full): the keys of all rows */
static GPtrArray *
list_keys (const StudioLibraryCounts *counts,
           const char *const *folders)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) brand_names = list_names (counts->brands, NULL), folder_names = list_names (counts->folders, folders), office_names = list_names (counts->offices, NULL);
  const StudioLibraryState *states;
  guint n_states;

  g_ptr_array_add (keys, g_strdup ("all"));
  states = studio_library_states (&n_states);
  for (guint i = 0; i < n_states; i++)
    g_ptr_array_add (keys, g_strconcat ("state:", states[i].id, NULL));
  add_keys (keys, "brand:", brand_names);
  add_keys (keys, "folder:", folder_names);
  g_ptr_array_add (keys, g_strdup (NEW_FOLDER));
  g_ptr_array_add (keys, g_strdup ("trash"));
  /* at the end, as there may be many */
  add_keys (keys, "office:", office_names);
  return keys;
}

static gboolean
are_equal (GPtrArray *a,
           GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  }
  return TRUE;
}

static guint
count_of (const StudioLibraryCounts *counts,
          const char *key)
{
  const char *state = studio_library_key_after (key, "state:"), *brand = studio_library_key_after (key, "brand:"),
             *folder = studio_library_key_after (key, "folder:"), *office = studio_library_key_after (key, "office:");

  if (office != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (counts->offices, office));
  if (state != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (counts->states, state));
  if (brand != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (counts->brands, brand));
  if (folder != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (counts->folders, folder));
  return g_str_equal (key, "trash") ? counts->trash : counts->total;
}

static void
select_key (StudioLibrarySide *self)
{
  StudioLibrarySideRow *row = find_row (self, self->key);

  self->changing = TRUE;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  self->changing = FALSE;
}

/* The row that remembers the focus may have lost it long ago. Returns: (nullable) (transfer none) */
static GtkWidget *
find_focused (StudioLibrarySide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_LIBRARY_SIDE_ROW) : NULL;
}

/* The row that had the focus has it again. */
static void
build_rows (StudioLibrarySide *self)
{
  GtkWidget *focused = find_focused (self), *row;
  g_autofree char *key = focused != NULL ? g_strdup (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (focused))) : NULL;
  StudioLibrarySideRow *again;

  self->changing = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->keys->len; i++)
    append_row (self, g_ptr_array_index (self->keys, i));
  self->changing = FALSE;
  again = key != NULL ? find_row (self, key) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (again));
}

void
studio_library_side_show (StudioLibrarySide *self,
                          const StudioLibraryCounts *counts,
                          const char *const *folders)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self) && counts != NULL);

  keys = list_keys (counts, folders);
  if (!are_equal (self->keys, keys)) {
    g_clear_pointer (&self->keys, g_ptr_array_unref);
    self->keys = g_steal_pointer (&keys);
    build_rows (self);
    select_key (self);
  }
  for (guint i = 0; i < self->keys->len; i++) {
    const char *key = g_ptr_array_index (self->keys, i);

    if (!g_str_equal (key, NEW_FOLDER))
      studio_library_side_row_set_count (find_row (self, key), count_of (counts, key));
  }
}

/* --- choosing --- */

static void
selected_cb (GtkListBox *list,
             GtkListBoxRow *row,
             StudioLibrarySide *self)
{
  if (self->changing || row == NULL)
    return;
  g_free (self->key);
  self->key = g_strdup (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activated_cb (GtkListBox *list,
              GtkListBoxRow *row,
              StudioLibrarySide *self)
{
  if (g_str_equal (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (row)), NEW_FOLDER))
    gtk_widget_activate_action (GTK_WIDGET (self), "library.new-folder", NULL);
}

static void
search_changed_cb (GtkEditable *search,
                   StudioLibrarySide *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (search)));
  GtkText *field = GTK_TEXT (gtk_editable_get_delegate (search));

  /* typed anywhere on the page */
  if (*text != '\0' && !gtk_widget_has_focus (GTK_WIDGET (field)))
    gtk_text_grab_focus_without_selecting (field);
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_signal_emit (self, signals[SEARCHED], 0);
}

static void
search_activate_cb (GtkSearchEntry *search,
                    StudioLibrarySide *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "library.focus-posts", NULL);
}

static void
stop_search_cb (GtkSearchEntry *search,
                StudioLibrarySide *self)
{
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "library.focus-posts", NULL);
}

/* --- */

static gboolean
studio_library_side_grab_focus (GtkWidget *widget)
{
  StudioLibrarySide *self = STUDIO_LIBRARY_SIDE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->search));
}

static void
studio_library_side_dispose (GObject *object)
{
  StudioLibrarySide *self = STUDIO_LIBRARY_SIDE (object);

  if (self->search != NULL)
    gtk_search_entry_set_key_capture_widget (self->search, NULL);
  self->changing = TRUE;
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LIBRARY_SIDE);
  g_clear_object (&self->gallery);

  G_OBJECT_CLASS (studio_library_side_parent_class)->dispose (object);
}

static void
studio_library_side_finalize (GObject *object)
{
  StudioLibrarySide *self = STUDIO_LIBRARY_SIDE (object);

  g_free (self->key);
  g_free (self->text);
  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_library_side_parent_class)->finalize (object);
}

/* Here and not on the page: there the search takes all keys that mean something in a text. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.delete-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "library.delete-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "library.rename-key", NULL);
}

static void
studio_library_side_class_init (StudioLibrarySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_library_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_library_side_finalize;
  widget_class->grab_focus = studio_library_side_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRING);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING, GTK_TYPE_WIDGET,
                                G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  bind_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-side.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySide, search);
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySide, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
studio_library_side_init (StudioLibrarySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->key = g_strdup ("all");
  self->text = g_strdup ("");
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

void
studio_library_side_set_services (StudioLibrarySide *self,
                                  StudioGallery *gallery)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self));

  g_set_object (&self->gallery, gallery);
}

const char *
studio_library_side_get_key (StudioLibrarySide *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE (self), NULL);

  return self->key;
}

void
studio_library_side_set_key (StudioLibrarySide *self,
                             const char *key)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self) && key != NULL);

  if (!g_str_equal (self->key, key)) {
    g_free (self->key);
    self->key = g_strdup (key);
  }
  select_key (self);
}

void
studio_library_side_leave (StudioLibrarySide *self)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self));

  self->changing = TRUE;
  gtk_list_box_unselect_all (self->list);
  self->changing = FALSE;
}

char *
studio_library_side_make_title (StudioLibrarySide *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE (self), NULL);

  return label_of (self, self->key);
}

const char *
studio_library_side_get_text (StudioLibrarySide *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE (self), NULL);

  return self->text;
}

void
studio_library_side_clear_text (StudioLibrarySide *self)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

void
studio_library_side_focus_search (StudioLibrarySide *self)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
studio_library_side_set_key_capture_widget (StudioLibrarySide *self,
                                            GtkWidget *widget)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE (self));

  if (self->search != NULL)
    gtk_search_entry_set_key_capture_widget (self->search, widget);
}

const char *
studio_library_side_get_focused_folder (StudioLibrarySide *self,
                                        GtkWidget **row)
{
  GtkWidget *focused;

  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE (self), NULL);

  focused = find_focused (self);
  if (focused == NULL)
    return NULL;
  *row = focused;
  return studio_library_key_after (studio_library_side_row_get_key (STUDIO_LIBRARY_SIDE_ROW (focused)), "folder:");
}
