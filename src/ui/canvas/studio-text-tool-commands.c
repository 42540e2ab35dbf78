#include "config.h"

#include "studio-text-tool-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-emoji-chooser.h"

#define SMALLEST 4
#define LARGEST 2000

void
_studio_text_tool_insert (StudioTextTool *self,
                          const char *text)
{
  studio_text_buffer_insert (self->buffer, text, g_get_monotonic_time ());
  _studio_text_tool_write (self);
}

/* --- clipboard --- */

void
_studio_text_tool_copy (StudioTextTool *self)
{
  g_autofree char *text = studio_text_buffer_get_selected (self->buffer);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

void
_studio_text_tool_cut (StudioTextTool *self)
{
  if (!studio_text_buffer_has_selection (self->buffer))
    return;
  _studio_text_tool_copy (self);
  studio_text_buffer_delete_to (self->buffer, self->buffer->caret, g_get_monotonic_time ());
  _studio_text_tool_write (self);
}

static void
pasted_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (StudioTextTool) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->id == NULL)
    return;
  g_clear_object (&self->paste);
  if (text != NULL && *text != '\0')
    _studio_text_tool_insert (self, text);
}

void
_studio_text_tool_paste (StudioTextTool *self)
{
  g_cancellable_cancel (self->paste);
  g_clear_object (&self->paste);
  self->paste = g_cancellable_new ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->paste, pasted_cb, g_object_ref (self));
}

/* --- emoji --- */

static void
emoji_picked_cb (GtkEmojiChooser *chooser,
                 const char *text,
                 StudioTextTool *self)
{
  if (self->id != NULL)
    _studio_text_tool_insert (self, text);
}

static void
emoji_closed_cb (GtkPopover *popover,
                 StudioTextTool *self)
{
  if (self->id != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
_studio_text_tool_choose_emoji (StudioTextTool *self)
{
  StudioTextCaret caret;
  graphene_rect_t place;

  if (self->emoji == NULL) {
    self->emoji = studio_emoji_chooser_new ();
    gtk_widget_set_parent (self->emoji, GTK_WIDGET (self));
    g_signal_connect (self->emoji, "emoji-picked", G_CALLBACK (emoji_picked_cb), self);
    g_signal_connect (self->emoji, "closed", G_CALLBACK (emoji_closed_cb), self);
  }
  _studio_text_tool_get_caret (self, &caret);
  place = _studio_text_tool_bounds (self, &caret.rect);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->emoji), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, 1, MAX (1, (int) place.size.height) });
  gtk_popover_popup (GTK_POPOVER (self->emoji));
}

/* --- looks --- */

void
_studio_text_tool_toggle (StudioTextTool *self,
                          StudioRunMember member)
{
  studio_text_buffer_toggle (self->buffer, member);
  if (studio_text_buffer_has_selection (self->buffer))
    _studio_text_tool_write (self);
}

void
_studio_text_tool_align (StudioTextTool *self,
                         const char *align)
{
  g_autoptr (JsonNode) value = studio_json_string (align);

  studio_composer_set_layer_member (self->composer, self->id, "align", value, _ ("Align Text"), NULL);
}

static double
written_size (StudioTextTool *self)
{
  StudioOrigin origin;
  JsonNode *node = studio_composer_get_member (self->composer, self->id, "size", &origin);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_get_double (node);
  return self->view->layer->text.size;
}

void
_studio_text_tool_scale (StudioTextTool *self,
                         double factor)
{
  StudioTextBuffer *buffer = self->buffer;
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  if (from < to && to - from < buffer->length) {
    studio_text_buffer_scale (buffer, factor);
    _studio_text_tool_write (self);
  } else if (self->view != NULL) {
    g_autoptr (JsonNode) value = studio_json_number (CLAMP (round (written_size (self) * factor), SMALLEST, LARGEST));

    studio_composer_set_layer_member (self->composer, self->id, "size", value, _ ("Change Text Size"), "text-size");
  }
}

/* --- looks from panels and bars --- */

/* Returns: whether a part of a text can have it; @value NULL: as the whole has it */
static gboolean
read_look (StudioTextTool *self,
           const char *member,
           JsonNode *value,
           StudioTextRun *look)
{
  static const struct
  {
    const char *name;
    StudioRunMember member;
  } names[] = { { "weight", STUDIO_RUN_BOLD }, { "italic", STUDIO_RUN_ITALIC }, { "underline", STUDIO_RUN_UNDERLINE }, { "strike", STUDIO_RUN_STRIKE }, { "color", STUDIO_RUN_COLOR }, { "size", STUDIO_RUN_SIZE } };
  GType type = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    look->said |= g_str_equal (member, names[i].name) ? names[i].member : 0;
  if (look->said == 0 || (value != NULL && type == G_TYPE_INVALID))
    return FALSE;
  if (look->said == STUDIO_RUN_COLOR && value != NULL)
    return type == G_TYPE_STRING && g_strlcpy (look->color, json_node_get_string (value), sizeof look->color) < sizeof look->color;
  if (type == G_TYPE_STRING)
    return FALSE;
  if (look->said == STUDIO_RUN_SIZE && value != NULL)
    look->size = CLAMP (json_node_get_double (value) / written_size (self), 0.2, 5);
  else if (look->said == STUDIO_RUN_BOLD && value != NULL)
    look->on = json_node_get_double (value) >= STUDIO_TEXT_BOLD_FROM ? STUDIO_RUN_BOLD : 0;
  else if (value != NULL)
    look->on = type == G_TYPE_BOOLEAN && json_node_get_boolean (value) ? look->said : 0;
  return TRUE;
}

gboolean
_studio_text_tool_write_part (const char *member,
                              JsonNode *value,
                              const char *merge,
                              gpointer data)
{
  StudioTextTool *self = data;
  StudioTextBuffer *buffer = self->buffer;
  StudioTextRun look = { .size = 1 };
  guint step = buffer->step;
  gboolean again;
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  if (from == to || to - from == buffer->length || !read_look (self, member, value, &look))
    return FALSE;
  if (value != NULL)
    studio_text_buffer_apply (buffer, &look);
  else
    studio_text_buffer_clear (buffer, look.said);
  /* a slider that is drawn writes again and again */
  again = merge != NULL && g_strcmp0 (merge, self->part_merge) == 0 && self->part_from == from && self->part_to == to;
  if (again)
    buffer->step = step;
  self->part_from = from;
  self->part_to = to;
  g_free (self->part_merge);
  self->part_merge = g_strdup (merge);
  _studio_text_tool_write (self);
  return TRUE;
}
