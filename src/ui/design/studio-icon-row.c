#include "config.h"

#include "studio-icon-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-draw-icon.h"
#include "studio-icon-index.h"

#define SIZE 24
/* As many as the popover shows at once; words find the others. */
#define MAX_FOUND 40

struct _StudioIconRow
{
  StudioInspectorRow parent_instance;
  GtkMenuButton *button;
  GtkWidget *picture;
  GtkLabel *name;
  GtkSearchEntry *search;
  GtkFlowBox *found;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (StudioIconRow, studio_icon_row, STUDIO_TYPE_INSPECTOR_ROW)

/* What offices count most often. */
static const char *const usual[] = {
  "mi:person",
  "mi:groups",
  "mi:man",
  "mi:woman",
  "mi:child_care",
  "mi:elderly",
  "mi:school",
  "mi:home",
  "mi:local_hospital",
  "mi:water",
  "mi:bolt",
  "mi:forest",
  "mi:grass",
  "mi:agriculture",
  "mdi:fish",
  "mi:pets",
  "mi:directions_car",
  "mi:two_wheeler",
  "mi:description",
  "mi:payments",
  "mi:store",
  "mi:mosque",
};

/* --- pictures --- */

static void
draw (GtkDrawingArea *area,
      cairo_t *cr,
      int width,
      int height,
      gpointer data)
{
  StudioIconSpec icon = { .name = data };
  StudioRect rect = { 0, 0, width, height };
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  icon.color = (StudioColor){ color.red, color.green, color.blue, color.alpha };
  if (*icon.name != '\0')
    studio_draw_icon (cr, &rect, &icon);
}

static void
set_picture (GtkWidget *area,
             const char *name)
{
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, g_strdup (name), g_free);
}

static GtkWidget *
new_picture (const char *name)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  set_picture (area, name);
  return area;
}

/* --- finding --- */

/* What a person would call it */
static const char *
word_of (const char *name)
{
  const StudioIconGlyph *glyph = studio_icon_index_lookup (studio_icon_index_get_default (), name);
  const char *colon = strchr (name, ':');

  if (glyph != NULL && glyph->words != NULL && glyph->words[0] != NULL)
    return glyph->words[0];
  return colon != NULL ? colon + 1 : name;
}

static gboolean
has_word (const char *const *words,
          const char *text)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    if (g_str_has_prefix (words[i], text))
      return TRUE;
  }
  return FALSE;
}

static void
chosen_cb (GtkButton *button,
           StudioIconRow *self)
{
  g_autoptr (JsonNode) value = studio_json_string (gtk_widget_get_name (GTK_WIDGET (button)));

  gtk_menu_button_popdown (self->button);
  studio_inspector_row_write (STUDIO_INSPECTOR_ROW (self), value);
  studio_inspector_row_end (STUDIO_INSPECTOR_ROW (self));
}

static void
add_found (StudioIconRow *self,
           const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_name (button, name);
  gtk_button_set_child (GTK_BUTTON (button), new_picture (name));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, word_of (name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word_of (name), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), self);
  gtk_flow_box_append (self->found, button);
}

static guint
find (StudioIconRow *self,
      const char *text)
{
  StudioIconIndex *index = studio_icon_index_get_default ();
  const char *const *names = studio_icon_index_get_names (index);
  guint n = 0;

  for (guint i = 0; names[i] != NULL && n < MAX_FOUND; i++) {
    const StudioIconGlyph *glyph = studio_icon_index_lookup (index, names[i]);

    if (glyph == NULL || (!has_word (glyph->words, text) && !has_word (glyph->words_en, text)))
      continue;
    add_found (self, names[i]);
    n++;
  }
  return n;
}

static void
search_cb (StudioIconRow *self)
{
  g_autofree char *text = g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  GtkWidget *child;
  guint n = 0;

  g_strstrip (text);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_flow_box_remove (self->found, child);
  if (*text != '\0') {
    n = find (self, text);
  } else {
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++) {
      if (studio_icon_index_lookup (studio_icon_index_get_default (), usual[i]) == NULL)
        continue;
      add_found (self, usual[i]);
      n++;
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
}

/* --- the row --- */

static void
studio_icon_row_show (StudioInspectorRow *row,
                      const StudioCommon *common)
{
  StudioIconRow *self = STUDIO_ICON_ROW (row);
  const char *name = common->value != NULL && JSON_NODE_HOLDS_VALUE (common->value) ? json_node_get_string (common->value) : NULL;

  set_picture (self->picture, name != NULL ? name : "");
  gtk_widget_set_visible (self->picture, name != NULL && *name != '\0');
  gtk_label_set_label (self->name, name != NULL && *name != '\0' ? word_of (name) : _ ("Brand's mark"));
}

static void
title_cb (StudioIconRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->button));
}

static void
studio_icon_row_class_init (StudioIconRowClass *klass)
{
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_icon_row_show;
}

static GtkWidget *
make_popover (StudioIconRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->found = GTK_FLOW_BOX (gtk_flow_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_ ("No icon has such a word. Try a simpler one.")));
  g_object_set (self->search, "placeholder-text", _ ("Search: people, school, road…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search for an icon"), -1);
  gtk_flow_box_set_selection_mode (self->found, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (self->found, 6);
  gtk_flow_box_set_max_children_per_line (self->found, 6);
  gtk_widget_set_valign (GTK_WIDGET (self->found), GTK_ALIGN_START);
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->found));
  gtk_widget_set_size_request (scroller, 272, 190);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (search_cb), self);
  return popover;
}

static void
studio_icon_row_init (StudioIconRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->picture = new_picture ("");
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
