#include "config.h"

#include "studio-chart.h"

#include <math.h>

/* A row in label sizes: its line of text, the bar under it. */
#define TEXT_HEIGHT 1.45
#define BAR_HEIGHT 0.62
#define ROW_HEIGHT (TEXT_HEIGHT + BAR_HEIGHT)
#define MAX_PITCH (ROW_HEIGHT * 1.9)
#define LABEL_ROOM 0.78  /* of the width: what a value of usual length leaves */
#define LEAST_LABEL 0.75 /* of the size that a row allows */
#define TRACK_OPACITY 0.14

static void
draw_texts (const StudioChart *chart,
            const StudioRect *row_rect,
            int row,
            double label_size)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  const char *label = studio_chart_get_label (chart, row);
  StudioTextLook look = studio_chart_value_look (chart, row, row_rect->h / ROW_HEIGHT);
  double bottom = row_rect->y + look.size * 1.25; /* where both texts end, so that they share a base line nearly */
  StudioSize size;

  look.bold = TRUE;
  look.halo.a = 0;
  size = studio_chart_text_measure (chart->text, string, &look);
  look.size *= MIN (1, row_rect->w * 0.5 / MAX (size.w, 1));
  size = studio_chart_text_measure (chart->text, string, &look);
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ row_rect->x + row_rect->w - size.w, bottom - size.h });

  look = studio_chart_boxed_label_look (chart, row, label_size, MAX (row_rect->w - size.w - label_size * 0.5, 1), 1);
  look.bold = FALSE;
  size = studio_chart_text_measure (chart->text, label, &look);
  studio_chart_text_draw (chart->text, chart->cr, label, &look, (StudioPoint){ row_rect->x, bottom - size.h });
}

static void
draw_row (const StudioChart *chart,
          const StudioRect *row_rect,
          int row,
          double label_size,
          double whole)
{
  double size = row_rect->h / ROW_HEIGHT;
  StudioRect bar = { row_rect->x, row_rect->y + size * TEXT_HEIGHT, row_rect->w, size * BAR_HEIGHT };
  StudioColor color = studio_chart_mark_color (chart, row);
  StudioColor track = chart->spec->color;
  double value;

  track.a *= TRACK_OPACITY;
  studio_chart_fill_mark (chart, &bar, STUDIO_EDGE_RIGHT, &track);
  if (studio_chart_get_value (chart, row, &value)) {
    bar.w *= CLAMP (value / whole, 0, 1);
    studio_chart_fill_mark (chart, &bar, STUDIO_EDGE_RIGHT, &color);
  }
  draw_texts (chart, row_rect, row, label_size);
}

void
studio_chart_progress (const StudioChart *chart)
{
  double whole = studio_chart_get_whole (chart);
  /* four fifths of the pitch at most, so that a bar stays nearer to its own text than to the next */
  double size = MIN (chart->size, chart->rect.h / chart->n_rows / (ROW_HEIGHT * (chart->n_rows > 1 ? 1.25 : 1)));
  double label_size = studio_chart_fit_labels (chart, size, size * LEAST_LABEL, chart->rect.w * LABEL_ROOM, 1);
  double height = size * ROW_HEIGHT;
  double pitch = chart->n_rows > 1 ? MIN ((chart->rect.h - height) / (chart->n_rows - 1), size * MAX_PITCH) : 0;

  for (int i = 0; i < chart->n_rows; i++)
    draw_row (chart, &(StudioRect){ chart->rect.x, chart->rect.y + i * pitch, chart->rect.w, height }, i, label_size, whole);
}
