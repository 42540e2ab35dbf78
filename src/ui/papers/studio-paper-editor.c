#include "config.h"

#include "studio-paper-editor.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>

#include "studio-surface-paintable.h"

/* How long typing may go on before the page is drawn */
#define DRAW_MS 250
/* Width of the page in px, and how many px of a screen one of them may have */
#define PAGE_WIDTH 430.0
#define PAGE_POINTS 595.28
/* Of a text of one line with the room around it, and of each line more, in px; letters of a line, about */
#define LEAST_HEIGHT 32
#define LINE_HEIGHT 19
#define LINE_LETTERS 56
#define MOST_LINES 8

struct _StudioPaperEditor
{
  AdwWindow parent_instance;
  GtkBox *texts;
  GtkPicture *page;
  GtkLabel *number;
  GtkLabel *problem;

  StudioPaperKind kind;
  StudioBrand *brand; /* (nullable) */
  JsonNode *data;
  JsonNode *root; /* (nullable): as it is typed, right or not */
  StudioPaperView view;
  guint draw_source;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (StudioPaperEditor, studio_paper_editor, ADW_TYPE_WINDOW)

/* --- the page --- */

static void
show_page (StudioPaperEditor *self)
{
  const StudioPaperOrder order = { self->brand, self->root, self->data };
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (StudioSurfacePaintable) paintable = NULL;
  g_autofree char *number = NULL;
  cairo_surface_t *surface;

  self->view.scale = PAGE_WIDTH / PAGE_POINTS * factor;
  surface = studio_paper_to_surface (&order, &self->view);
  if (surface == NULL)
    return;
  cairo_surface_set_device_scale (surface, 1, 1);
  paintable = studio_surface_paintable_new (surface, factor);
  cairo_surface_destroy (surface);
  gtk_picture_set_paintable (self->page, GDK_PAINTABLE (paintable));
  number = g_strdup_printf (_ ("Page %u of %u"), self->view.page, self->view.n_pages);
  gtk_label_set_label (self->number, number);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.back", self->view.page > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.forward", self->view.page < self->view.n_pages);
}

static void
tell (StudioPaperEditor *self,
      const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* What is wrong is neither drawn nor saved: the page stays as it was. */
static void
use (StudioPaperEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draw_source, g_source_remove);
  if (!studio_paper_save (self->kind, self->root, &error)) {
    tell (self, error->message);
    return;
  }
  tell (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.reset", TRUE);
  show_page (self);
}

static gboolean
use_later_cb (gpointer data)
{
  StudioPaperEditor *self = data;

  self->draw_source = 0;
  use (self);
  return G_SOURCE_REMOVE;
}

/* --- the texts --- */

/* A text view in a list of them never asks for the height of its lines on its own. */
static void
give_room (GtkTextBuffer *buffer)
{
  GtkScrolledWindow *frame = g_object_get_data (G_OBJECT (buffer), "frame");
  int lines = gtk_text_buffer_get_line_count (buffer) + gtk_text_buffer_get_char_count (buffer) / LINE_LETTERS;

  gtk_scrolled_window_set_min_content_height (frame, LEAST_HEIGHT + (MIN (lines, MOST_LINES) - 1) * LINE_HEIGHT);
}

static void
changed_cb (GtkTextBuffer *buffer,
            StudioPaperEditor *self)
{
  const char *path = g_object_get_data (G_OBJECT (buffer), "path");
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *text = NULL;
  GtkTextIter begin, end;
  JsonNode *root;

  if (self->filling)
    return;
  give_room (buffer);
  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  text = gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
  value = studio_json_string (text);
  root = studio_json_with (self->root, path, value);
  json_node_unref (self->root);
  self->root = root;
  g_clear_handle_id (&self->draw_source, g_source_remove);
  self->draw_source = g_timeout_add (DRAW_MS, use_later_cb, self);
}

/* @path: of a text; @name: what it is to people */
static void
add_text (StudioPaperEditor *self,
          const char *path,
          const char *name)
{
  JsonNode *node = studio_json_lookup (self->root, path);
  GtkWidget *view, *label, *frame;
  GtkTextBuffer *buffer;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return;
  view = gtk_text_view_new ();
  frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  label = gtk_label_new (name);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (frame, "paper-text");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (buffer, json_node_get_string (node), -1);
  g_object_set_data (G_OBJECT (buffer), "frame", frame);
  give_room (buffer);
  g_object_set_data_full (G_OBJECT (buffer), "path", g_strdup (path), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, 0);
  gtk_box_append (self->texts, label);
  gtk_box_append (self->texts, frame);
}

static guint
length_of (StudioPaperEditor *self,
           const char *path)
{
  JsonNode *node = studio_json_lookup (self->root, path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

/* The lines of a list, the labels of rows, who signs. @member: (nullable): of each */
static void
add_items (StudioPaperEditor *self,
           const char *list,
           const char *member,
           const char *name)
{
  guint n = length_of (self, list);

  for (guint i = 0; i < n; i++) {
    g_autofree char *path = member != NULL ? g_strdup_printf ("%s/%u/%s", list, i, member) : g_strdup_printf ("%s/%u", list, i);
    g_autofree char *numbered = g_strdup_printf ("%s %u", name, i + 1);

    add_text (self, path, numbered);
  }
}

static void
add_part (StudioPaperEditor *self,
          guint index)
{
  static const struct
  {
    const char *member, *name;
  } single[] = { { "text", N_ ("Paragraph") }, { "heading", N_ ("Heading") }, { "empty", N_ ("If there is nothing in the table") }, { "closing", N_ ("Above the signatures") } };
  g_autofree char *list = g_strdup_printf ("parts/%u/list", index), *signatures = g_strdup_printf ("parts/%u/signatures", index);

  for (guint i = 0; i < G_N_ELEMENTS (single); i++) {
    g_autofree char *path = g_strdup_printf ("parts/%u/%s", index, single[i].member);

    add_text (self, path, _ (single[i].name));
  }
  add_items (self, list, NULL, _ ("Point"));
  add_items (self, signatures, "role", _ ("Who signs"));
}

static void
fill (StudioPaperEditor *self)
{
  GtkWidget *child;
  guint n = length_of (self, "parts");

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->texts))) != NULL)
    gtk_box_remove (self->texts, child);
  self->filling = TRUE;
  add_text (self, "title", _ ("Title"));
  for (guint i = 0; i < n; i++)
    add_part (self, i);
  self->filling = FALSE;
}

/* Returns: FALSE if the text can't be read; that is told */
static gboolean
load (StudioPaperEditor *self)
{
  g_autoptr (GError) error = NULL;
  gboolean own = FALSE;
  JsonNode *root = studio_paper_load (self->kind, &own, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.reset", own);
  if (root == NULL) {
    tell (self, error->message);
    return FALSE;
  }
  g_clear_pointer (&self->root, json_node_unref);
  self->root = root;
  tell (self, NULL);
  fill (self);
  show_page (self);
  return TRUE;
}

/* --- actions --- */

static void
reset_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioPaperEditor *self = STUDIO_PAPER_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draw_source, g_source_remove);
  if (studio_paper_reset (self->kind, &error))
    load (self);
  else
    tell (self, error->message);
}

static void
leaf_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioPaperEditor *self = STUDIO_PAPER_EDITOR (widget);

  if (self->root == NULL)
    return;
  self->view.page += g_str_equal (name, "paper.forward") ? 1 : -1u;
  show_page (self);
}

static gboolean
studio_paper_editor_close_request (GtkWindow *window)
{
  StudioPaperEditor *self = STUDIO_PAPER_EDITOR (window);

  if (self->draw_source != 0)
    use (self);
  return GTK_WINDOW_CLASS (studio_paper_editor_parent_class)->close_request (window);
}

static void
studio_paper_editor_dispose (GObject *object)
{
  StudioPaperEditor *self = STUDIO_PAPER_EDITOR (object);

  g_clear_handle_id (&self->draw_source, g_source_remove);
  g_clear_object (&self->brand);

  G_OBJECT_CLASS (studio_paper_editor_parent_class)->dispose (object);
}

static void
studio_paper_editor_finalize (GObject *object)
{
  StudioPaperEditor *self = STUDIO_PAPER_EDITOR (object);

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->data, json_node_unref);

  G_OBJECT_CLASS (studio_paper_editor_parent_class)->finalize (object);
}

static void
studio_paper_editor_class_init (StudioPaperEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_paper_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_paper_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_paper_editor_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-paper-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPaperEditor, texts);
  gtk_widget_class_bind_template_child (widget_class, StudioPaperEditor, page);
  gtk_widget_class_bind_template_child (widget_class, StudioPaperEditor, number);
  gtk_widget_class_bind_template_child (widget_class, StudioPaperEditor, problem);
  gtk_widget_class_install_action (widget_class, "paper.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "paper.back", NULL, leaf_action);
  gtk_widget_class_install_action (widget_class, "paper.forward", NULL, leaf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_paper_editor_init (StudioPaperEditor *self)
{
  self->view.page = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_paper_editor_new (GtkWindow *parent,
                         StudioPaperKind kind,
                         StudioBrand *brand,
                         JsonNode *data)
{
  StudioPaperEditor *self = g_object_new (STUDIO_TYPE_PAPER_EDITOR, "transient-for", parent, NULL);

  self->kind = kind;
  self->brand = brand != NULL ? g_object_ref (brand) : NULL;
  self->data = json_node_ref (data);
  load (self);
  return GTK_WIDGET (self);
}
