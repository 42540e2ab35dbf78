#pragma once

#include "studio-chart-data.h"
#include "studio-composer-private.h"

G_BEGIN_DECLS

#define STUDIO_CHART_DATA_MAX_COLUMNS (1 + STUDIO_CHART_DATA_MAX_SERIES)

/** StudioChartLine: @whole: (nullable): the row as it was read, for members that are not ours; @cells: the label and the figures, never NULL */
typedef struct
{
  JsonNode *whole;
  char *unit;
  char *cells[STUDIO_CHART_DATA_MAX_COLUMNS];
} StudioChartLine;

struct _StudioChartData
{
  GObject parent_instance;
  StudioComposer *composer;
  char *id;
  char *field;             /* (nullable) */
  GPtrArray *lines;        /* (element-type StudioChartLine) */
  GPtrArray *samples;      /* (element-type StudioChartLine) */
  GPtrArray *names;        /* (element-type utf8): of all series */
  JsonNode *read_root;     /* (nullable): the post as it was read */
  StudioChartLine *marked; /* (nullable): that a number in "highlight" means; of @lines */
  gulong handler;
  gboolean writing;
};

StudioChartLine *_studio_chart_line_new (void);
void _studio_chart_line_set (StudioChartLine *line, guint column, const char *text);
/** Rows up to @row, and series up to @column, come to be. */
StudioChartLine *_studio_chart_data_make (StudioChartData *self, guint row, guint column);
/** Returns: (nullable): the unit of all rows, NULL if they differ; belongs to a row */
const char *_studio_chart_data_get_unit (StudioChartData *self);
/** What came with an element goes with its figures: a made up source below real ones would be a lie. */
void _studio_chart_data_drop_example (StudioChartData *self, StudioEdit *edit);
/** Writes lines and, if they changed, names as one step; what can't be written is read back. */
void _studio_chart_data_write (StudioChartData *self, gboolean names, const char *label);
/** Writes figures of one column anew that it reads otherwise than they read alone. */
void _studio_chart_data_settle (StudioChartData *self, guint column);

/** @escaped: a layer's own text, not a content field's. Returns: (transfer full): "" for none */
char *_studio_chart_take_text (JsonNode *node, gboolean escaped);
/** Returns: (nullable) (transfer full): the content field that @node is a token of, and nothing else */
char *_studio_chart_data_token_field (StudioChartData *self, JsonNode *node);

G_END_DECLS
