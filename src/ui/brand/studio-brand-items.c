#include "config.h"

#include "studio-brand-items.h"

#include <glib/gi18n-lib.h>

#define MAX_COLUMNS 3
#define MAX_CHOICES 6
#define MAX_ITEMS 40

/** Column: a member of each item: words to choose from, or any text. */
typedef struct
{
  const char *member;
  const char *label;
  const char *choices[MAX_CHOICES + 1]; /* what is written; none: a line of text */
  const char *names[MAX_CHOICES + 1];
} Column;

/** List: what a path holds. */
typedef struct
{
  const char *path;
  const char *one_more;
  Column columns[MAX_COLUMNS];
} List;

static const List lists[] = {
  { "accounts",
    N_ ("Add Account"),
    { { "platform", N_ ("Platform"), { "instagram", "facebook", "x", "tiktok", "youtube", "whatsapp" }, { "Instagram", "Facebook", "X", "TikTok", "YouTube", "WhatsApp" } },
      { "handle", N_ ("Account name"), { NULL }, { NULL } } } },
  { "contacts",
    N_ ("Add Contact"),
    { { "kind", N_ ("Kind"), { "phone", "email", "site", "address" }, { N_ ("Telephone"), N_ ("E-mail"), N_ ("Web site"), N_ ("Address") } },
      { "value", N_ ("Number or address"), { NULL }, { NULL } },
      { "label", N_ ("What it is for"), { NULL }, { NULL } } } },
  { "people",
    N_ ("Add Name"),
    { { "name", N_ ("Name with titles, as it is spelled"), { NULL }, { NULL } }, { "post", N_ ("Position held"), { NULL }, { NULL } } } },
};

struct _StudioBrandItems
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkBox *lines;
  GtkButton *add;
  GtkLabel *sentence;
  const List *list;            /* (nullable) */
  StudioBrandSession *session; /* not ours: whose entries are shown */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandItems, studio_brand_items, STUDIO_TYPE_BRAND_ROW)

static const List *
find_list (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    if (g_strcmp0 (lists[i].path, path) == 0)
      return &lists[i];
  }
  return NULL;
}

/* --- lines: a line is a draft until it has what makes it an entry; only entries are written --- */

static const Column *
column_of (GtkWidget *control)
{
  return g_object_get_data (G_OBJECT (control), "column");
}

/* Returns: (transfer none): the entry as it stands in the line, with members that have no column */
static JsonNode *
node_of (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "node");
}

static void
set_node (GtkWidget *line,
          JsonNode *node)
{
  g_object_set_data_full (G_OBJECT (line), "node", json_node_ref (node), (GDestroyNotify) json_node_unref);
}

static gboolean
is_entry (StudioBrandItems *self,
          GtkWidget *line)
{
  for (guint i = 0; i < MAX_COLUMNS && self->list->columns[i].member != NULL; i++) {
    const Column *column = &self->list->columns[i];
    const char *text = studio_json_peek_string (json_node_get_object (node_of (line)), column->member);
    g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

    /* the first that is typed is the one that counts */
    if (column->choices[0] == NULL)
      return *stripped != '\0';
  }
  return FALSE;
}

/* Returns: (transfer full) */
static JsonNode *
make_array (StudioBrandItems *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL; line = gtk_widget_get_next_sibling (line)) {
    if (is_entry (self, line))
      json_array_add_element (array, json_node_ref (node_of (line)));
  }
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

static void
write_lines (StudioBrandItems *self,
             gboolean typing)
{
  g_autoptr (JsonNode) array = make_array (self);
  JsonNode *value = studio_brand_row_get_value (STUDIO_BRAND_ROW (self), NULL);

  if (value != NULL || json_array_get_length (json_node_get_array (array)) > 0)
    studio_brand_row_store (STUDIO_BRAND_ROW (self), NULL, array, typing);
}

static void
set_member (GtkWidget *control,
            const char *text)
{
  GtkWidget *line = gtk_widget_get_parent (control);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (JsonNode) value = *stripped != '\0' ? studio_json_string (stripped) : NULL;
  g_autoptr (JsonNode) node = studio_json_with (node_of (line), column_of (control)->member, value);

  set_node (line, node);
}

static void
typed_cb (StudioBrandItems *self,
          GtkEditable *editable)
{
  if (self->showing)
    return;
  set_member (GTK_WIDGET (editable), gtk_editable_get_text (editable));
  write_lines (self, TRUE);
}

static void
chosen_cb (StudioBrandItems *self,
           GParamSpec *pspec,
           GtkDropDown *list)
{
  guint chosen = gtk_drop_down_get_selected (list);

  if (self->showing || chosen >= MAX_CHOICES)
    return;
  set_member (GTK_WIDGET (list), column_of (GTK_WIDGET (list))->choices[chosen]);
  write_lines (self, FALSE);
}

static void
remove_cb (StudioBrandItems *self,
           GtkWidget *button)
{
  gtk_box_remove (self->lines, gtk_widget_get_parent (button));
  write_lines (self, FALSE);
}

/* --- showing --- */

static GtkWidget *
make_choice (StudioBrandItems *self,
             const Column *column)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; column->names[i] != NULL; i++)
    gtk_string_list_append (names, _ (column->names[i]));
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (chosen_cb), self);
  return list;
}

static GtkWidget *
make_text (StudioBrandItems *self,
           const Column *column)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ (column->label));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  return entry;
}

static void
show_control (GtkWidget *control,
              JsonNode *node)
{
  const Column *column = column_of (control);
  const char *text = studio_json_peek_string (json_node_get_object (node), column->member);

  if (GTK_IS_ENTRY (control)) {
    gtk_editable_set_text (GTK_EDITABLE (control), text != NULL ? text : "");
    return;
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), GTK_INVALID_LIST_POSITION);
  for (guint i = 0; column->choices[i] != NULL; i++) {
    if (g_strcmp0 (column->choices[i], text) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (control), i);
  }
}

static GtkWidget *
make_remove (StudioBrandItems *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove"), -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  return remove;
}

static GtkWidget *
add_line (StudioBrandItems *self,
          JsonNode *node)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->showing = TRUE;
  set_node (line, node);
  for (guint i = 0; i < MAX_COLUMNS && self->list->columns[i].member != NULL; i++) {
    const Column *column = &self->list->columns[i];
    GtkWidget *control = column->choices[0] != NULL ? make_choice (self, column) : make_text (self, column);

    g_object_set_data (G_OBJECT (control), "column", (gpointer) column);
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (column->label), -1);
    gtk_box_append (GTK_BOX (line), control);
    show_control (control, node);
  }
  gtk_box_append (GTK_BOX (line), make_remove (self));
  gtk_box_append (self->lines, line);
  self->showing = FALSE;
  return line;
}

/* Returns: (transfer full): an entry with the first choice of each column */
static JsonNode *
new_node (const List *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < MAX_COLUMNS && list->columns[i].member != NULL; i++) {
    if (list->columns[i].choices[0] != NULL)
      json_builder_add_string_value (json_builder_set_member_name (builder, list->columns[i].member), list->columns[i].choices[0]);
  }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
add_cb (GtkButton *button,
        StudioBrandItems *self)
{
  g_autoptr (JsonNode) node = NULL;
  GtkWidget *line;

  if (self->list == NULL || studio_brand_row_get_brand (STUDIO_BRAND_ROW (self)) == NULL)
    return;
  node = new_node (self->list);
  line = add_line (self, node);
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_ENTRY (child)) {
      gtk_widget_grab_focus (child);
      return;
    }
  }
}

static void
fill_lines (StudioBrandItems *self,
            JsonNode *value)
{
  JsonArray *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, line);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_ITEMS); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node))
      add_line (self, node);
  }
}

/* Lines stay while they say what the brand does, so that the caret and drafts do. */
static void
studio_brand_items_refresh (StudioBrandRow *row)
{
  StudioBrandItems *self = STUDIO_BRAND_ITEMS (row);
  JsonNode *value = studio_brand_row_get_value (row, NULL);
  g_autoptr (JsonNode) shown = NULL;

  self->list = find_list (studio_brand_row_get_path (row));
  g_return_if_fail (self->list != NULL);

  gtk_button_set_label (self->add, _ (self->list->one_more));
  shown = make_array (self);
  if (self->session == studio_brand_row_get_session (row) && value != NULL && studio_json_equal (shown, value))
    return;
  self->session = studio_brand_row_get_session (row);
  fill_lines (self, value);
}

static void
studio_brand_items_refuse (StudioBrandRow *row,
                           const char *sentence)
{
  StudioBrandItems *self = STUDIO_BRAND_ITEMS (row);

  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
studio_brand_items_class_init (StudioBrandItemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_items_refresh;
  STUDIO_BRAND_ROW_CLASS (klass)->refuse = studio_brand_items_refuse;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-items.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandItems, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandItems, lines);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandItems, add);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandItems, sentence);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
studio_brand_items_init (StudioBrandItems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
}
