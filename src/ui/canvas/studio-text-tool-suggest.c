#include "config.h"

#include "studio-text-tool-private.h"

#include <glib/gi18n-lib.h>

#include "studio-suggestion-acts.h"
#include "studio-suggestion-popover.h"

/* --- what the popover asks for --- */

static void
replace_cb (StudioSuggestionPopover *popover,
            StudioFinding *finding,
            const char *text,
            StudioTextTool *self)
{
  const StudioFindingMark *mark = self->id != NULL ? studio_finding_marks_lookup (self->marks, finding) : NULL;
  gint64 now = g_get_monotonic_time ();

  if (mark == NULL)
    return;
  studio_composer_end_merge (self->composer);
  studio_text_buffer_select (self->buffer, mark->start, mark->end);
  if (*text != '\0')
    studio_text_buffer_insert (self->buffer, text, now);
  else
    studio_text_buffer_delete_to (self->buffer, self->buffer->caret, now);
  _studio_text_tool_write (self);
  /* what is typed next is a step of its own */
  studio_text_buffer_select (self->buffer, self->buffer->caret, self->buffer->caret);
  studio_composer_end_merge (self->composer);
}

static void
ignore_cb (StudioSuggestionPopover *popover,
           StudioFinding *finding,
           StudioTextTool *self)
{
  if (self->id != NULL)
    studio_suggestion_ignore (GTK_WIDGET (self), studio_composer_get_document (self->composer), finding, _ ("Ignored in the text"));
}

static void
learn_cb (StudioSuggestionPopover *popover,
          StudioFinding *finding,
          const char *word,
          StudioTextTool *self)
{
  studio_suggestion_learn (GTK_WIDGET (self), word);
}

static void
closed_cb (GtkPopover *popover,
           StudioTextTool *self)
{
  if (self->id != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- opening --- */

static StudioSuggestionPopover *
get_popover (StudioTextTool *self)
{
  if (self->suggestions == NULL) {
    self->suggestions = studio_suggestion_popover_new ();
    gtk_widget_set_parent (self->suggestions, GTK_WIDGET (self));
    g_signal_connect (self->suggestions, "replace", G_CALLBACK (replace_cb), self);
    g_signal_connect (self->suggestions, "ignore", G_CALLBACK (ignore_cb), self);
    g_signal_connect (self->suggestions, "learn", G_CALLBACK (learn_cb), self);
    g_signal_connect (self->suggestions, "closed", G_CALLBACK (closed_cb), self);
  }
  return STUDIO_SUGGESTION_POPOVER (self->suggestions);
}

/* Of words on several lines the first. */
static void
point_at (StudioTextTool *self,
          const StudioFindingMark *mark)
{
  g_autoptr (GArray) rects = studio_text_selection_rects (self->view, mark->start, mark->end);
  graphene_rect_t place;

  if (rects->len == 0)
    return;
  place = _studio_text_tool_bounds (self, &g_array_index (rects, StudioRect, 0));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->suggestions), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, MAX (1, (int) place.size.width), MAX (1, (int) place.size.height) });
}

gboolean
_studio_text_tool_suggest_for (StudioTextTool *self,
                               int index)
{
  g_autoptr (GPtrArray) marks = studio_finding_marks_find (self->marks, index);
  StudioSuggestionPopover *popover;

  if (marks->len == 0 || self->view == NULL)
    return FALSE;
  popover = get_popover (self);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio_suggestion_popover_clear (popover);
  for (guint i = 0; i < marks->len; i++) {
    const StudioFindingMark *mark = g_ptr_array_index (marks, i);
    g_autofree char *words = g_utf8_substring (self->buffer->words, mark->start, mark->end);

    studio_suggestion_popover_add (popover, mark->finding, words, self->check != NULL ? studio_live_check_get_checker (self->check) : NULL);
  }
  point_at (self, g_ptr_array_index (marks, 0));
  studio_suggestion_popover_open (popover, TRUE);
  return TRUE;
}

void
_studio_text_tool_suggest (StudioTextTool *self)
{
  const StudioFindingMark *next;

  if (_studio_text_tool_suggest_for (self, self->buffer->caret))
    return;
  next = studio_finding_marks_step (self->marks, self->buffer->caret, TRUE);
  if (next == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Nothing was found in this text."));
    return;
  }
  studio_text_buffer_select (self->buffer, next->end, next->end);
  _studio_text_tool_refresh (self);
  _studio_text_tool_suggest_for (self, self->buffer->caret);
}
