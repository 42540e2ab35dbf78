#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioCan: what people may do with a layer of a template (docs/template-format.md, "can").
 * @STUDIO_CAN_TEXT: change its words, or a chart's figures
 * @STUDIO_CAN_PHOTO: put another picture in, and crop it
 * @STUDIO_CAN_MOVE: place, size, turn, order; hide it
 * @STUDIO_CAN_STYLE: all that is its look
 */
typedef enum {
  STUDIO_CAN_NOTHING = 0,
  STUDIO_CAN_TEXT = 1 << 0,
  STUDIO_CAN_PHOTO = 1 << 1,
  STUDIO_CAN_MOVE = 1 << 2,
  STUDIO_CAN_STYLE = 1 << 3,
  STUDIO_CAN_EVERYTHING = STUDIO_CAN_TEXT | STUDIO_CAN_PHOTO | STUDIO_CAN_MOVE | STUDIO_CAN_STYLE,
} StudioCan;

/** Their words in files, in the order of the bits; NULL-terminated. */
extern const char *const studio_can_words[];

/** Returns: FALSE if @node is no array of words; words that it does not know count for nothing. */
gboolean studio_can_from_json (JsonNode *node, StudioCan *can);
/** Returns: (transfer full) */
JsonNode *studio_can_to_json (StudioCan can);
/** Which of them writing the layer's @member needs, "size", "stroke/width". */
StudioCan studio_can_for_member (const char *member);
/** Returns: (transfer none): why it can't be done where the template gives no reason of its own, translated. @can: one of them */
const char *studio_can_reason (StudioCan can);

G_END_DECLS
