#include "config.h"

#include "studio-changes-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-changes.h"

/* Of a long text that stayed the same, so much is shown on either side of a change, in characters. */
#define CONTEXT 70
/* Both colours have a contrast of more than 4.5:1 with their ground in the light and the dark theme. */
#define REMOVED_COLOR "#a51d2d"
#define ADDED_COLOR "#1a6b2f"
#define REMOVED_COLOR_DARK "#ff9c9c"
#define ADDED_COLOR_DARK "#8ff0a4"

struct _StudioChangesView
{
  GtkWidget parent_instance;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (StudioChangesView, studio_changes_view, GTK_TYPE_WIDGET)

static void
studio_changes_view_dispose (GObject *object)
{
  StudioChangesView *self = STUDIO_CHANGES_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_changes_view_parent_class)->dispose (object);
}

static void
studio_changes_view_class_init (StudioChangesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_changes_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
}

static void
studio_changes_view_init (StudioChangesView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_changes_view_new (void)
{
  return g_object_new (STUDIO_TYPE_CHANGES_VIEW, NULL);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Returns: (transfer full): what stayed, without most of its middle if it is long; at the text's ends only what is next to the change */
static char *
shorten (const char *text,
         gboolean first,
         gboolean last)
{
  glong length = g_utf8_strlen (text, -1);
  const char *head, *tail;

  if (length <= 3 * CONTEXT)
    return g_strdup (text);
  head = first ? text : g_utf8_offset_to_pointer (text, CONTEXT);
  tail = last ? text + strlen (text) : g_utf8_offset_to_pointer (text, length - CONTEXT);
  return g_strdup_printf ("%.*s … %s", (int) (head - text), text, tail);
}

static void
append_marked (GString *markup,
               const StudioTextPiece *piece,
               gboolean dark)
{
  gboolean removed = piece->fate == STUDIO_TEXT_REMOVED;
  g_autofree char *text = g_markup_escape_text (piece->text, -1);

  if (removed)
    g_string_append_printf (markup, "<span strikethrough=\"true\" foreground=\"%s\">%s</span>", dark ? REMOVED_COLOR_DARK : REMOVED_COLOR, text);
  else
    g_string_append_printf (markup, "<span underline=\"single\" weight=\"600\" foreground=\"%s\">%s</span>", dark ? ADDED_COLOR_DARK : ADDED_COLOR, text);
}

/* Returns: (transfer full): for a person who hears it: the marks in words */
static char *
say_pieces (const StudioPostChange *change)
{
  g_autoptr (GString) text = g_string_new (change->label);

  for (guint i = 0; i < change->pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (change->pieces, i);
    g_autofree char *said = NULL;

    if (piece->fate == STUDIO_TEXT_KEPT)
      continue;
    said = g_strdup_printf (piece->fate == STUDIO_TEXT_REMOVED ? _ ("taken out: “%s”") : _ ("put in: “%s”"), piece->text);
    g_string_append_printf (text, "; %s", said);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_pieces (const StudioPostChange *change,
            gboolean dark)
{
  GtkWidget *label = new_label (NULL, NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *said = say_pieces (change);

  for (guint i = 0; i < change->pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (change->pieces, i);

    if (piece->fate == STUDIO_TEXT_KEPT) {
      g_autofree char *shown = shorten (piece->text, i == 0, i + 1 == change->pieces->len);
      g_autofree char *escaped = g_markup_escape_text (shown, -1);

      g_string_append (markup, escaped);
    } else {
      /* one word in the place of another is not to look like one long word */
      if (piece->fate == STUDIO_TEXT_ADDED && i > 0 && ((const StudioTextPiece *) g_ptr_array_index (change->pieces, i - 1))->fate == STUDIO_TEXT_REMOVED)
        g_string_append (markup, "\342\200\211");
      append_marked (markup, piece, dark);
    }
  }
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return label;
}

static gboolean
is_dark (StudioChangesView *self)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  return color.red + color.green + color.blue > 1.5;
}

static GtkWidget *
new_change (StudioChangesView *self,
            const StudioPostChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_label (change->label, "caption-heading"));
  gtk_box_append (GTK_BOX (box), change->pieces != NULL ? new_pieces (change, is_dark (self)) : new_label (change->note, NULL));
  return box;
}

static GtkWidget *
new_legend (StudioChangesView *self)
{
  gboolean dark = is_dark (self);
  GtkWidget *label = new_label (NULL, "caption");
  StudioTextPiece removed = { STUDIO_TEXT_REMOVED, (char *) _ ("only in this version") };
  StudioTextPiece added = { STUDIO_TEXT_ADDED, (char *) _ ("only now") };
  g_autoptr (GString) markup = g_string_new (NULL);

  append_marked (markup, &removed, dark);
  g_string_append (markup, "   ");
  append_marked (markup, &added, dark);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  return label;
}

static gboolean
has_texts (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((const StudioPostChange *) g_ptr_array_index (changes, i))->pieces != NULL)
      return TRUE;
  return FALSE;
}

void
studio_changes_view_show (StudioChangesView *self,
                          GPtrArray *changes)
{
  GtkWidget *child;

  g_return_if_fail (STUDIO_IS_CHANGES_VIEW (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (changes == NULL)
    return;
  if (changes->len == 0)
    gtk_box_append (GTK_BOX (self->box), new_label (_ ("This version says and shows the same as the post does now."), "dim-label"));
  else if (has_texts (changes))
    gtk_box_append (GTK_BOX (self->box), new_legend (self));
  for (guint i = 0; i < changes->len; i++)
    gtk_box_append (GTK_BOX (self->box), new_change (self, g_ptr_array_index (changes, i)));
}
