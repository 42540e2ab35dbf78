#pragma once

#include "studio-layer.h"
#include "studio-post.h"
#include "studio-text-fit.h"

G_BEGIN_DECLS

/**
 * StudioBox: a layer with its place on the page.
 * @rect: in design px, before rotation
 * @end: index behind the last box of its children
 * @visible: neither it nor one it stands in is hidden
 * @fit: of a text
 */
typedef struct
{
  StudioLayer *layer;
  StudioRect rect;
  guint end;
  gboolean visible;
  StudioTextFit fit;
} StudioBox;

/**
 * StudioIssueKind:
 * @STUDIO_ISSUE_TEXT_OVERFLOW: a text does not fit even at its smallest size
 * @STUDIO_ISSUE_OUTSIDE: a layer leaves the page, or something to read leaves the safe area
 * @STUDIO_ISSUE_OVERLAP: two things to read lie on each other
 * @STUDIO_ISSUE_PHOTO_SMALL: a photo is stretched past its pixels
 * @STUDIO_ISSUE_SAMPLE: a required field, or the figures of a chart, still show the sample
 * @STUDIO_ISSUE_FONT: this computer lacks a font of the design, so another stands in
 * @STUDIO_ISSUE_NO_SOURCE: a chart with figures of its own says nobody who published them
 * @STUDIO_ISSUE_FIGURES: figures of a chart are amiss in themselves: not read, of different units, parts that don't make 100 %
 * @STUDIO_ISSUE_CHART: a chart does not show its figures as they are: some are left out, put together, too many
 */
typedef enum {
  STUDIO_ISSUE_TEXT_OVERFLOW,
  STUDIO_ISSUE_OUTSIDE,
  STUDIO_ISSUE_OVERLAP,
  STUDIO_ISSUE_PHOTO_SMALL,
  STUDIO_ISSUE_SAMPLE,
  STUDIO_ISSUE_FONT,
  STUDIO_ISSUE_NO_SOURCE,
  STUDIO_ISSUE_FIGURES,
  STUDIO_ISSUE_CHART,
} StudioIssueKind;

/** StudioIssue: something a person should know about a page. @message is translated. */
typedef struct
{
  StudioIssueKind kind;
  char *layer; /* (nullable) */
  char *field; /* (nullable) */
  char *message;
} StudioIssue;

typedef struct _StudioScene StudioScene;

/** StudioScene: a page ready to be painted, hit-tested and checked. Immutable; may go to other threads. */
struct _StudioScene
{
  gatomicrefcount refs;
  StudioSnapshot *snapshot;
  const StudioFormat *format;
  guint page;
  GArray *boxes;     /* (element-type StudioBox): in painting order, parents before children */
  GPtrArray *issues; /* (element-type StudioIssue) */
};

StudioScene *studio_scene_ref (StudioScene *scene);
void studio_scene_unref (StudioScene *scene);
/** Returns: (nullable): the box of the layer called @id. */
const StudioBox *studio_scene_find (StudioScene *scene, const char *id);
/** Returns: (nullable): the first box that shows the content field @field. */
const StudioBox *studio_scene_find_field (StudioScene *scene, const char *field);
/**
 * Returns: px² of the page that @rect, in the px of box @index's rect, covers as that box and those around it are turned and mirrored; what
 * leaves the page does not count.
 */
double studio_scene_measure_seen (StudioScene *scene, guint index, const StudioRect *rect);
/**
 * studio_scene_looks_same:
 * @before, @after: with boxes @index_before and @index_after
 *
 * Whether the box, with all that stands in it, is surely painted alike in both, wherever it lies. Where that is hard to tell it is taken
 * to be painted otherwise.
 */
gboolean studio_scene_looks_same (StudioScene *before, guint index_before, StudioScene *after, guint index_after);
/** Whether @kind carries something to read: text, logo, code, chart. */
gboolean studio_scene_is_readable (const StudioBox *box);
/** The part of a text's box that its lines take. */
StudioRect studio_box_text_rect (const StudioBox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioScene, studio_scene_unref)

G_END_DECLS
