#pragma once

#include "studio-brand.h"
#include "studio-can.h"
#include "studio-color.h"
#include "studio-geo.h"
#include "studio-geometry.h"
#include "studio-json.h"
#include "studio-number.h"
#include "studio-text-words.h"

G_BEGIN_DECLS

/*
 * Layers as the template describes them (docs/template-format.md), with tokens and colours resolved.
 * All lengths are design px of the format, all letter and line measures are multiples of the font size.
 */

typedef enum {
  STUDIO_LAYER_TEXT,
  STUDIO_LAYER_PHOTO,
  STUDIO_LAYER_SHAPE,
  STUDIO_LAYER_MOTIF,
  STUDIO_LAYER_ICON,
  STUDIO_LAYER_LOGO,
  STUDIO_LAYER_QR,
  STUDIO_LAYER_CHART,
  STUDIO_LAYER_GROUP,
  STUDIO_LAYER_STACK,
  STUDIO_LAYER_LINE,
  STUDIO_LAYER_DRAWING,
} StudioLayerKind;

/** StudioCornerStyle: how a corner of a rectangle is made. A stair corner climbs in @steps equal steps. */
typedef enum {
  STUDIO_CORNER_ROUND,
  STUDIO_CORNER_CUT,
  STUDIO_CORNER_STAIR,
} StudioCornerStyle;

typedef enum {
  STUDIO_OUTLINE_RECT,
  STUDIO_OUTLINE_ELLIPSE,
  /* the upper part of an ellipse around the top edge's centre, @arc × width wide: the photo ends in a hill */
  STUDIO_OUTLINE_ARC,
  STUDIO_OUTLINE_POLYGON,
  STUDIO_OUTLINE_STAR,
  /* half circles at the ends, at any size */
  STUDIO_OUTLINE_PILL,
  /* a box or an ellipse with a tail that points at who speaks */
  STUDIO_OUTLINE_BUBBLE,
  /* a band whose ends are notched */
  STUDIO_OUTLINE_RIBBON,
  /* a circle edged with scallops */
  STUDIO_OUTLINE_BADGE,
  STUDIO_OUTLINE_ARROW,
} StudioOutlineKind;

typedef enum {
  STUDIO_ARROW_BLOCK,
  STUDIO_ARROW_DOUBLE,
  STUDIO_ARROW_CHEVRON,
  STUDIO_ARROW_PENTAGON,
} StudioArrow;

typedef enum {
  STUDIO_EDGE_TOP,
  STUDIO_EDGE_RIGHT,
  STUDIO_EDGE_BOTTOM,
  STUDIO_EDGE_LEFT,
} StudioEdge;

/**
 * StudioOutline: the contour of a filled, clipped or stroked box. Corners run top left, top right, bottom right, bottom left.
 * @edge: BUBBLE: the side its tail leaves from; ARROW, RIBBON: where it points
 * @place: BUBBLE: of the tail along its side, 0..1
 * @depth: of a tail (in shorter sides of the box), of a head or notch (in thicknesses), of scallops (in radii)
 * @shaft: block ARROW: thickness of its shaft as a share of the whole
 */
typedef struct
{
  StudioOutlineKind kind;
  StudioCornerStyle corner_style[4];
  double corner_size[4]; /* px; drawn no larger than half the shorter side */
  int steps;             /* of stair corners */
  double arc;            /* ARC: half width of the ellipse as a share of the width */
  int sides;             /* POLYGON, STAR; scallops of a BADGE */
  double inner;          /* STAR: inner radius as a share of the outer */
  StudioEdge edge;
  double place, depth, shaft;
  StudioArrow arrow;
  gboolean oval;                   /* BUBBLE: an ellipse */
  gboolean notch_start, notch_end; /* RIBBON */
} StudioOutline;

typedef enum {
  STUDIO_PAINT_NONE,
  STUDIO_PAINT_SOLID,
  STUDIO_PAINT_LINEAR,
  STUDIO_PAINT_RADIAL,
} StudioPaintKind;

#define STUDIO_PAINT_MAX_STOPS 8

/** StudioPaint: a solid colour or a gradient; @angle in degrees, 0 runs left to right, 90 downwards. */
typedef struct
{
  StudioPaintKind kind;
  double angle;
  int n_stops;
  struct
  {
    double at;
    StudioColor color;
  } stops[STUDIO_PAINT_MAX_STOPS]; /* a solid paint uses stops[0].color */
} StudioPaint;

/** StudioShadow: a blurred copy of the outline or the glyphs; @blur is the Gauss sigma in px. No shadow when its alpha is 0. */
typedef struct
{
  StudioColor color;
  double dx, dy, blur;
} StudioShadow;

/** StudioStroke: a line along an outline, centred on it. None when @width is 0. */
typedef struct
{
  StudioColor color;
  double width;
  double dash[2]; /* on, off in px; 0 for a solid line */
} StudioStroke;

typedef enum {
  STUDIO_ALIGN_START,
  STUDIO_ALIGN_CENTER,
  STUDIO_ALIGN_END,
  STUDIO_ALIGN_STRETCH,
  STUDIO_ALIGN_BASELINE,
  STUDIO_ALIGN_BETWEEN,
} StudioAlign;

typedef enum {
  STUDIO_MARKER_NONE,
  STUDIO_MARKER_BULLET,
  STUDIO_MARKER_NUMBER,
  STUDIO_MARKER_TICK,
} StudioMarker;

typedef struct
{
  char *text; /* final; "**" pairs mark bold; one paragraph a line */
  char *family;
  int weight; /* 100..900 */
  int bold;   /* weight between "**" */
  gboolean italic;
  gboolean underline;
  gboolean strike;
  gboolean fixed;         /* keeps the authored size; the box grows in height instead */
  StudioTextCase letters; /* shown in */
  gboolean balance;
  char *features; /* OpenType features, e.g. "lnum=1" (nullable) */
  double size;    /* authored size */
  double min_size;
  double line;       /* line height in font sizes */
  double tracking;   /* in font sizes */
  int max_lines;     /* 0: any */
  StudioAlign align; /* STRETCH: justified */
  StudioAlign valign;
  StudioColor color;
  StudioStroke outline; /* of the glyphs, painted under the fill */
  StudioShadow shadow;
  StudioColor highlight; /* behind each line; alpha 0: none */
  double highlight_pad;  /* px at the authored size */
  StudioMarker marker;
  StudioColor marker_color;
  double indent;        /* of the text after its marker, in font sizes */
  double paragraph_gap; /* in font sizes */
  char *fit_group;      /* texts of one name share the smallest fitted size (nullable) */
  GArray *runs;         /* (element-type StudioTextRun) (nullable): looks of parts, laid over the bold of "**" */
} StudioTextSpec;

/** StudioScrim: a shade over a photo from one edge inwards, so that text on it can be read. */
typedef struct
{
  StudioEdge edge;
  double size; /* px */
  StudioColor color;
} StudioScrim;

#define STUDIO_PHOTO_MAX_SCRIMS 4

typedef struct
{
  char *asset;     /* the asset's SHA-256, or "sample:NAME"; NULL when there is none */
  gboolean sample; /* shows the template's stand-in */
  StudioPoint focal;
  StudioRect crop; /* part of the picture chosen by hand, 0..1; w 0: automatic */
  gboolean contain;
  int n_scrims;
  StudioScrim scrims[STUDIO_PHOTO_MAX_SCRIMS];
  double saturation; /* 1: as is, 0: grey */
  double warmth;     /* -1..1, 0: as is */
  double brightness; /* -1..1 */
  double contrast;   /* -1..1 */
  double blur;       /* Gauss sigma in px; 0: as sharp as it is */
  double sharpen;    /* 0..1 */
  gboolean duotone;  /* brightness decides between the two colours */
  StudioColor duotone_dark, duotone_light;
} StudioPhotoSpec;

typedef struct
{
  char *name; /* "meander", "tenun", "ubin", … */
  StudioColor color;
  double cell; /* size of the motif's unit in px, so that it is cropped, never scaled */
  guint seed;
  StudioEdge fade; /* the edge at which it vanishes */
  gboolean fades;
} StudioMotifSpec;

typedef struct
{
  char *name; /* of drawing-icons.json, or "mdi:school": of an icon font */
  StudioColor color;
  double stroke; /* on the icon's 24 × 24 grid; glyphs of fonts have none */
} StudioIconSpec;

typedef enum {
  STUDIO_ROUTE_STRAIGHT,
  STUDIO_ROUTE_ELBOW,
  STUDIO_ROUTE_CURVE,
} StudioLineRoute;

typedef enum {
  STUDIO_HEAD_NONE,
  STUDIO_HEAD_ARROW,
  STUDIO_HEAD_TRIANGLE,
  STUDIO_HEAD_DOT,
  STUDIO_HEAD_BAR,
} StudioLineHead;

#define STUDIO_LINE_MAX_POINTS 16

/**
 * StudioLineSpec: a line through @points, painted with the layer's stroke (studio-line-path.h gives its way in px).
 * @bends: ELBOW: corners between two points, 1 or 2
 * @bend: where the middle piece of two bends lies between the points, and how far a CURVE of two points swings, 0..1
 * @upright: leaves up or down, not sideways
 * @round: round caps
 * @points: in shares of the box, 0..1
 */
typedef struct
{
  StudioLineRoute route;
  int bends;
  double bend;
  gboolean upright, round;
  StudioLineHead start, end;
  int n_points;
  StudioPoint points[STUDIO_LINE_MAX_POINTS];
} StudioLineSpec;

/** StudioDrawingSpec: an SVG that stays a drawing of lines in every export, fitted into the box whole. */
typedef struct
{
  char *asset;      /* as of a photo (nullable) */
  StudioColor tint; /* everything in this colour; alpha 0: in its own colours */
} StudioDrawingSpec;

typedef struct
{
  char *role;
  StudioColor color;  /* of the placeholder emblem */
  StudioColor ground; /* shows through the placeholder's glyph */
} StudioLogoSpec;

typedef struct
{
  char *text;
  StudioColor color;
  StudioColor ground;
  double quiet; /* margin in modules */
} StudioQrSpec;

typedef enum {
  STUDIO_CHART_COLUMN,
  STUDIO_CHART_BAR,
  STUDIO_CHART_LINE,
  STUDIO_CHART_AREA,
  STUDIO_CHART_DONUT,
  STUDIO_CHART_PROGRESS,
  STUDIO_CHART_RING,
  STUDIO_CHART_PICTOGRAM,
  STUDIO_CHART_NUMBER,
  STUDIO_CHART_TABLE,
  STUDIO_CHART_MAP,
  STUDIO_CHART_N_KINDS,
} StudioChartKind;

/** StudioChartArrange: how several series share a place: beside each other, on each other, or as parts of 100 %. */
typedef enum {
  STUDIO_CHART_GROUPED,
  STUDIO_CHART_STACKED,
  STUDIO_CHART_SHARE,
} StudioChartArrange;

typedef enum {
  STUDIO_CHART_SORT_NONE,
  STUDIO_CHART_SORT_DOWN,
  STUDIO_CHART_SORT_UP,
} StudioChartSort;

/** StudioChartSteps: where a map's classes part: each with as many areas, or each as wide. */
typedef enum {
  STUDIO_CHART_STEPS_SHARE,
  STUDIO_CHART_STEPS_EQUAL,
} StudioChartSteps;

/** StudioChartZero: where a line's axis starts: at zero only when that is near, always, or never for zero's sake. */
typedef enum {
  STUDIO_CHART_ZERO_NEAR,
  STUDIO_CHART_ZERO_ALWAYS,
  STUDIO_CHART_ZERO_FREE,
} StudioChartZero;

/** StudioChartGood: which change is good news, for its colour. */
typedef enum {
  STUDIO_CHART_GOOD_NEITHER,
  STUDIO_CHART_GOOD_UP,
  STUDIO_CHART_GOOD_DOWN,
} StudioChartGood;

#define STUDIO_CHART_HIGHLIGHT_LAST -1
#define STUDIO_CHART_HIGHLIGHT_LARGEST -2
#define STUDIO_CHART_HIGHLIGHT_NONE -3
/** All marks have the accent: of things counted side by side none is the newest. */
#define STUDIO_CHART_HIGHLIGHT_ALL -4
#define STUDIO_CHART_MAX_COLORS 8
#define STUDIO_CHART_MAX_SERIES 6
/** Rows kept at most; what is beyond is counted in the notes. */
#define STUDIO_CHART_MAX_ROWS 60
/** Classes of a map: five shades can still be told apart by most readers. */
#define STUDIO_CHART_USUAL_CLASSES 4
#define STUDIO_CHART_LEAST_CLASSES 2
#define STUDIO_CHART_MAX_CLASSES 7
/** Parts of a donut; of more the smallest are put together. */
#define STUDIO_CHART_MAX_PARTS 12

/** StudioChartCell: one figure. @value: of percentages 3,07 for 3,07 %; @text: (nullable): as it is written on the chart. */
typedef struct
{
  double value;
  gboolean missing;
  StudioNumberKind number;
  int decimals; /* as typed */
  char *text;
} StudioChartCell;

/** StudioChartRow: @unit: (nullable): its own unit; @index: its place in the data, -1 for one that stands for several. */
typedef struct
{
  char *label;
  char *unit;
  int index;
  StudioChartCell cells[STUDIO_CHART_MAX_SERIES];
} StudioChartRow;

/**
 * StudioChartNotes: what a reader of the chart would not see, or would see wrong; studio-issues tells it.
 * @unread: cells whose text is no number; they are drawn as missing
 * @left_out: rows beyond STUDIO_CHART_MAX_ROWS
 * @merged: parts that became "Lainnya"
 * @negative: values below zero that the kind cannot draw
 * @hidden_series: series that the kind does not draw
 * @rearranged: values below zero cannot be parts of a whole, so the series stand beside each other
 * @mixed: figures of different units lie on one scale
 * @sum_off: the parts are written in percent, but their sum @sum (with @sum_decimals) is not 100
 */
typedef struct
{
  int unread, left_out, merged, negative, hidden_series;
  gboolean rearranged;
  gboolean mixed;
  gboolean sum_off;
  double sum;
  int sum_decimals;
} StudioChartNotes;

typedef struct
{
  StudioChartKind kind;
  GArray *rows;                          /* (element-type StudioChartRow): as drawn: sorted, small parts put together */
  int n_series;                          /* 0 counts as 1 */
  char *series[STUDIO_CHART_MAX_SERIES]; /* (nullable): their names */
  StudioChartArrange arrange;
  StudioChartSort sort;
  StudioChartZero zero;
  gboolean patterns;            /* hatching beside colour */
  gboolean honest;              /* percentages rounded so that the written ones make 100 */
  gboolean example;             /* the rows are made up: they came with the element */
  char *icon;                   /* (nullable): PICTOGRAM: NULL for the brand's mark */
  double per;                   /* PICTOGRAM: what one icon stands for; 0: a round number of its own choice */
  gboolean round;               /* PICTOGRAM: whole icons only */
  char *head;                   /* (nullable): TABLE: heading of the labels */
  gboolean total;               /* TABLE: a row of sums */
  StudioChartGood good;         /* NUMBER */
  char *map;                    /* (nullable): MAP: a hash or "sample:NAME" */
  StudioGeo *geo;               /* (nullable): MAP: its areas, by studio_chart_areas_set() */
  GArray *map_rows;             /* (element-type int): MAP: for each area the row drawn there, -1: none; set with @geo */
  int map_key;                  /* MAP: the member of the areas that their names are in, -1: none; set with @geo */
  StudioChartSteps steps;       /* MAP */
  int classes;                  /* MAP: 2..7 */
  char *unit, *period, *source; /* (nullable): the small line under the chart */
  char *family;
  char *figure_family;   /* (nullable): of large figures, with their weight, features and tracking */
  char *figure_features; /* (nullable) */
  int figure_weight;
  double figure_tracking;
  double size;                                  /* of labels */
  StudioColor color;                            /* labels and base line */
  StudioColor muted;                            /* values that are not highlighted */
  StudioColor accent;                           /* the highlighted value */
  StudioColor ground;                           /* halo behind labels */
  StudioColor up, down;                         /* good and bad news of a number */
  StudioColor palette[STUDIO_CHART_MAX_COLORS]; /* series and parts */
  int n_colors;
  int highlight; /* index of a row as drawn, or STUDIO_CHART_HIGHLIGHT_… */
  gboolean has_target;
  double target; /* dotted line, in values */
  StudioCornerStyle cap_style;
  double cap_size; /* as a share of the column's width */
  StudioChartNotes notes;
} StudioChartSpec;

typedef enum {
  STUDIO_STACK_COLUMN,
  STUDIO_STACK_ROW,
} StudioDirection;

#define STUDIO_STACK_MAX_COLUMNS 12

typedef struct
{
  StudioDirection direction;
  double gap;
  double cross_gap;    /* between the rows of a grid */
  int columns;         /* > 0: a grid of equal cells, at most this many a row */
  gboolean fill_rows;  /* of a grid: the cells of a last row that is not full are wider, not fewer */
  StudioAlign align;   /* across the direction */
  StudioAlign justify; /* along it */
  StudioStroke divider;
} StudioStackSpec;

typedef struct _StudioLayer StudioLayer;

/**
 * StudioLayer:
 * @left, @top, @right, @bottom: distances from the parent group's edges; NAN when not given
 * @width, @height: NAN: as the content needs, or as two opposite distances say
 * @center_x, @center_y: distance of the middle from the parent's middle; NAN when not given
 * @grow: share of a stack's spare room
 * @priority: texts with a higher number shrink first when a stack is too full
 * @locked: (nullable): why the layer can't be changed as @can says, for people
 * @can: what may be done with it; nothing if it is locked and does not say
 * @frame: with @has_frame: the place a person gave it, relative to the parent box's top left corner; its height 0: as the
 *   content needs. In a stack its slot stays, so that nothing else moves.
 * @scale: what a person made of its letters, strokes, corners and gaps; they are multiplied already
 * @visible: FALSE: laid out, but neither painted nor checked
 * @user_locked: the person's own lock
 * @added: put on the page by hand, not by the template
 * @groups: (nullable): ids of the selection groups it is in, the innermost first
 * @field: (nullable): the content field shown here, "judul" or "angka/0"
 * @json: what it was read from, children and all: with the brand it decides how the layer looks
 *
 * One element of a page. Immutable once made; shared by reference count, also between threads.
 */
struct _StudioLayer
{
  gatomicrefcount refs;
  StudioLayerKind kind;
  char *id;
  char *name;
  char *field;
  char *locked;
  StudioCan can;
  JsonNode *json;
  double left, top, right, bottom, width, height, center_x, center_y;
  double min_width, max_width, min_height, max_height;
  double grow;
  int priority;
  double rotation;         /* degrees, clockwise, around the middle */
  gboolean flip_x, flip_y; /* mirrored around the middle, with its children */
  gboolean has_frame;
  StudioRect frame;
  double scale;
  gboolean visible, user_locked, added;
  char **groups;
  double opacity;
  gboolean clip;        /* children are cut off at the outline */
  gboolean bleed;       /* may leave the page on purpose */
  StudioInsets margin;  /* in a stack */
  StudioInsets padding; /* stack and group */
  StudioOutline outline;
  StudioPaint fill;
  StudioStroke stroke;
  StudioShadow shadow;
  union
  {
    StudioTextSpec text;
    StudioPhotoSpec photo;
    StudioMotifSpec motif;
    StudioIconSpec icon;
    StudioLogoSpec logo;
    StudioQrSpec qr;
    StudioChartSpec chart;
    StudioStackSpec stack;
    StudioLineSpec line;
    StudioDrawingSpec drawing;
  };
  GPtrArray *children; /* (element-type StudioLayer) of groups and stacks */
};

/**
 * studio_layer_parse:
 * @at: a layer's JSON with its tokens replaced by values
 * @brand: gives colours and type styles their values
 *
 * Returns: (transfer full): the layer and all its children
 */
StudioLayer *studio_layer_parse (const StudioJsonAt *at, StudioBrand *brand, GError **error);
StudioLayer *studio_layer_ref (StudioLayer *layer);
void studio_layer_unref (StudioLayer *layer);
/** The kind's word in template files, "text", "photo", …. */
const char *studio_layer_kind_name (StudioLayerKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLayer, studio_layer_unref)

G_END_DECLS
