#include "config.h"

#include "studio-text-tool-private.h"

#include "studio-wave.h"

/* ms for which the word that is just being typed gets no line: it is not finished */
#define HIDE_MS 1000
/* px around a wave that its light or dark edge needs */
#define EDGE 2.0

/* On whatever ground the words stand, one of the two can be seen. */
static const struct
{
  GdkRGBA line, edge;
} advised = { { 0.96f, 0.76f, 0.07f, 1 }, { 0.24f, 0.16f, 0, 0.8f } }, required = { { 0.88f, 0.11f, 0.14f, 1 }, { 1, 1, 1, 0.85f } };

/* --- following the check --- */

static StudioPost *
get_post (StudioTextTool *self)
{
  return studio_document_get_post (studio_composer_get_document (self->composer));
}

static StudioPlace
get_place (StudioTextTool *self)
{
  if (self->path != NULL)
    return (StudioPlace){ STUDIO_PLACE_FIELD, self->path, NULL, -1 };
  return (StudioPlace){ STUDIO_PLACE_LAYER, self->id, NULL, -1 };
}

static void
clear_marks (StudioTextTool *self)
{
  studio_finding_marks_clear (self->marks);
  g_clear_pointer (&self->marked, g_free);
}

static gboolean
reveal_cb (gpointer data)
{
  StudioTextTool *self = data;

  self->reveal = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static gboolean
is_at (const StudioFinding *finding,
       const StudioPlace *place)
{
  return finding->place.kind == place->kind && g_strcmp0 (finding->place.name, place->name) == 0 && finding->start >= 0;
}

static void
take_findings (StudioTextTool *self)
{
  StudioPlace place = get_place (self);
  GPtrArray *findings = studio_live_check_get_findings (self->check);
  g_autofree char *source = _studio_text_tool_get_source (self);
  int length;
  g_autofree int *places = studio_text_buffer_map_stored (self->buffer, source, &length);

  clear_marks (self);
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (is_at (finding, &place) && !studio_live_check_is_settled (self->check, finding))
      studio_finding_marks_add_mapped (self->marks, finding, places, length);
  }
  self->marked = g_strdup (self->buffer->words);
  g_clear_handle_id (&self->reveal, g_source_remove);
  self->reveal = g_timeout_add (HIDE_MS, reveal_cb, self);
}

static void
drop_settled (StudioTextTool *self)
{
  GArray *old = studio_finding_marks_list (self->marks);
  g_autoptr (StudioFindingMarks) rest = studio_finding_marks_new ();

  for (guint i = 0; i < old->len; i++) {
    const StudioFindingMark *mark = &g_array_index (old, StudioFindingMark, i);

    if (!studio_live_check_is_settled (self->check, mark->finding))
      studio_finding_marks_add_at (rest, mark->finding, mark->start, mark->end);
  }
  studio_finding_marks_free (self->marks);
  self->marks = g_steal_pointer (&rest);
}

static void
check_changed_cb (StudioLiveCheck *check,
                  StudioTextTool *self)
{
  StudioSnapshot *checked = studio_live_check_get_snapshot (check);

  if (self->id == NULL || self->view == NULL || studio_live_check_get_findings (check) == NULL)
    return;
  /* of older words no ranges are known; the check goes on and will tell again */
  if (checked != NULL && studio_snapshot_get_json (checked) == studio_post_get_json (get_post (self)) && !self->sample)
    take_findings (self);
  else
    drop_settled (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_studio_text_tool_move_marks (StudioTextTool *self)
{
  if (self->marked == NULL)
    return;
  if (self->sample) {
    clear_marks (self);
  } else if (!g_str_equal (self->marked, self->buffer->words)) {
    studio_finding_marks_replace (self->marks, self->marked, self->buffer->words);
    g_free (self->marked);
    self->marked = g_strdup (self->buffer->words);
  }
}

void
_studio_text_tool_begin_marks (StudioTextTool *self)
{
  if (self->check == NULL)
    return;
  /* words that only stand on a page are checked with the pages */
  self->pace = self->path != NULL ? STUDIO_LIVE_TEXTS : STUDIO_LIVE_ALL;
  studio_live_check_hold (self->check, self->pace);
  check_changed_cb (self->check, self);
}

void
_studio_text_tool_end_marks (StudioTextTool *self)
{
  g_clear_handle_id (&self->reveal, g_source_remove);
  clear_marks (self);
  if (self->suggestions != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->suggestions));
  if (self->check != NULL)
    studio_live_check_release (self->check, self->pace);
}

void
_studio_text_tool_set_check (StudioTextTool *self,
                             StudioLiveCheck *check)
{
  if (check == self->check)
    return;
  studio_text_tool_end (self);
  g_set_object (&self->check, check);
  g_signal_group_set_target (self->check_signals, check);
}

/* --- drawing --- */

/* A word is hidden while it is being typed. */
static gboolean
is_unfinished (StudioTextTool *self,
               const StudioFindingMark *mark)
{
  return self->reveal != 0 && self->buffer->change == STUDIO_CHANGE_TYPE && mark->end == self->buffer->caret && g_get_monotonic_time () - self->buffer->changed_at < HIDE_MS * G_TIME_SPAN_MILLISECOND;
}

static void
add_wave (StudioTextTool *self,
          cairo_t *cr,
          const StudioFindingMark *mark,
          StudioWave *wave)
{
  StudioRect area = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  StudioAffine matrix = _studio_text_tool_matrix (self);
  g_autoptr (GArray) rects = studio_text_underline_rects (self->view, mark->start, mark->end);

  *wave = studio_wave_for_size (self->view->size * self->zoom);
  for (guint i = 0; i < rects->len; i++) {
    g_autoptr (GArray) points = studio_wave_points (wave, &g_array_index (rects, StudioRect, i), &matrix, &area);

    for (guint k = 0; k < points->len; k++) {
      const StudioPoint *point = &g_array_index (points, StudioPoint, k);

      if (k == 0)
        cairo_move_to (cr, point->x, point->y);
      else
        cairo_line_to (cr, point->x, point->y);
    }
  }
}

static void
draw_mark (StudioTextTool *self,
           cairo_t *cr,
           const StudioFindingMark *mark)
{
  gboolean must = mark->finding->level == STUDIO_RULE_REQUIRED;
  StudioWave wave;

  add_wave (self, cr, mark, &wave);
  gdk_cairo_set_source_rgba (cr, must ? &required.edge : &advised.edge);
  cairo_set_line_width (cr, wave.width + EDGE);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, must ? &required.line : &advised.line);
  cairo_set_line_width (cr, wave.width);
  cairo_stroke (cr);
}

void
_studio_text_tool_snapshot_marks (StudioTextTool *self,
                                  GtkSnapshot *snapshot)
{
  GArray *marks = studio_finding_marks_list (self->marks);
  cairo_t *cr;

  if (marks->len == 0 || self->view == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), (float) gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  /* the worst are drawn last, above the others */
  for (int level = STUDIO_RULE_HINT; level <= (int) STUDIO_RULE_REQUIRED; level++) {
    for (guint i = 0; i < marks->len; i++) {
      const StudioFindingMark *mark = &g_array_index (marks, StudioFindingMark, i);

      if ((int) mark->finding->level == level && !is_unfinished (self, mark))
        draw_mark (self, cr, mark);
    }
  }
  cairo_destroy (cr);
}

/* --- coming and going --- */

void
_studio_text_tool_init_marks (StudioTextTool *self)
{
  self->marks = studio_finding_marks_new ();
  self->check_signals = g_signal_group_new (STUDIO_TYPE_LIVE_CHECK);
  g_signal_group_connect (self->check_signals, "changed", G_CALLBACK (check_changed_cb), self);
}

void
_studio_text_tool_dispose_marks (StudioTextTool *self)
{
  g_clear_object (&self->check_signals);
  g_clear_object (&self->check);
  g_clear_pointer (&self->marks, studio_finding_marks_free);
  g_clear_pointer (&self->suggestions, gtk_widget_unparent);
}
