#pragma once

#include "studio-affine.h"
#include "studio-finding-marks.h"
#include "studio-live-check.h"
#include "studio-text-buffer.h"
#include "studio-text-tool.h"
#include "studio-text-view.h"

G_BEGIN_DECLS

/** The weight from which letters count as bold. */
#define STUDIO_TEXT_BOLD_FROM 600

struct _StudioTextTool
{
  GtkWidget parent_instance;
  StudioComposer *composer; /* (nullable) */
  GtkIMContext *im;
  GtkWidget *emoji; /* (nullable): made when it is first asked for */
  PangoContext *context;
  GCancellable *paste; /* (nullable) */
  StudioPoint origin;
  double zoom;

  char *id;   /* (nullable): of the layer being written */
  char *path; /* (nullable): of the content it shows, as studio_composer_get_text_path() */
  StudioTextBuffer *buffer;
  StudioScene *scene;   /* laid out with every change, so that the caret never waits for the painter */
  StudioTextView *view; /* (nullable): while an empty text is left out of the page */
  StudioAffine matrix;  /* from the box's px to the page */
  StudioRect box;       /* the last one known */
  StudioTextCaret bare; /* where the caret stands in it when it is empty */
  gulong post_handler, selection_handler;
  guint session;

  char *preedit; /* (nullable) */
  int preedit_caret;
  char *part_merge; /* (nullable): of the last look given to a part from elsewhere */
  int part_from, part_to;
  double goal; /* of moves up and down */
  int drag_from, drag_to;
  int drag_unit; /* 1 letters, 2 words, 3 lines */
  guint blink;   /* source */
  gint64 blink_since;

  StudioLiveCheck *check; /* (nullable) */
  GSignalGroup *check_signals;
  StudioLivePace pace; /* at which @check is held, while something is being written */
  StudioFindingMarks *marks;
  char *marked;           /* (nullable): the words that @marks are of */
  GtkWidget *suggestions; /* (nullable): made when it is first asked for */
  guint reveal;           /* source: shows what is hidden below the word being typed */

  guint lit : 1; /* the caret's turn to be seen */
  guint focused : 1;
  guint sample : 1; /* the page shows the sample, the words are not the person's */
  guint writing : 1;
};

/* --- studio-text-tool.c --- */

/** Writes the buffer to the document and lays the page out anew. */
void _studio_text_tool_write (StudioTextTool *self);
/** After the selection or the view changed: shows the caret, tells the input method. */
void _studio_text_tool_refresh (StudioTextTool *self);
/** From logical px of the widget to the px of the text's box. */
StudioPoint _studio_text_tool_to_box (StudioTextTool *self, double x, double y);
/** From the px of the text's box to logical px of the widget. */
StudioAffine _studio_text_tool_matrix (StudioTextTool *self);
void _studio_text_tool_get_caret (StudioTextTool *self, StudioTextCaret *caret);
/** The widget's rect of a rect in the box's px; of a turned one the upright rect around it. */
graphene_rect_t _studio_text_tool_bounds (StudioTextTool *self, const StudioRect *rect);

/** Returns: (transfer full): the words as they are stored, which a token may show in capitals */
char *_studio_text_tool_get_source (StudioTextTool *self);

/* --- studio-text-tool-marks.c --- */

void _studio_text_tool_init_marks (StudioTextTool *self);
void _studio_text_tool_set_check (StudioTextTool *self, StudioLiveCheck *check);
void _studio_text_tool_dispose_marks (StudioTextTool *self);
/** Writing begins: asks for checks from now on. */
void _studio_text_tool_begin_marks (StudioTextTool *self);
void _studio_text_tool_end_marks (StudioTextTool *self);
/** The words may have changed: marks go with theirs. */
void _studio_text_tool_move_marks (StudioTextTool *self);
/** In px of the widget. */
void _studio_text_tool_snapshot_marks (StudioTextTool *self, GtkSnapshot *snapshot);

/* --- studio-text-tool-suggest.c --- */

/** Shows what is said of the words at the caret or, where there is nothing, of the next ones. */
void _studio_text_tool_suggest (StudioTextTool *self);
/** Returns: FALSE if nothing is said of the words at @index. */
gboolean _studio_text_tool_suggest_for (StudioTextTool *self, int index);

/* --- the others --- */

void _studio_text_tool_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _studio_text_tool_add_keys (StudioTextTool *self);
void _studio_text_tool_add_pointer (StudioTextTool *self);
/** Types words in place of the selection. */
void _studio_text_tool_insert (StudioTextTool *self, const char *text);
void _studio_text_tool_copy (StudioTextTool *self);
void _studio_text_tool_cut (StudioTextTool *self);
void _studio_text_tool_paste (StudioTextTool *self);
void _studio_text_tool_choose_emoji (StudioTextTool *self);
void _studio_text_tool_toggle (StudioTextTool *self, StudioRunMember member);
void _studio_text_tool_align (StudioTextTool *self, const char *align);
void _studio_text_tool_scale (StudioTextTool *self, double factor);
/** What panels and bars give to the whole layer goes to the selected part: a StudioComposerWriter. */
gboolean _studio_text_tool_write_part (const char *member, JsonNode *value, const char *merge, gpointer data);

G_END_DECLS
