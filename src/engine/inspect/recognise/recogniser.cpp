#include "engine/inspect/recognise/recogniser.h"

#include "engine/inspect/recognise/identifier_finder.h"
#include "engine/inspect/recognise/mark_finder.h"

namespace sekimori::inspect {

Recognition recognise(const ExtractedObject& object, const MarkVocabulary& vocabulary) {
  const FoldedText folded = fold_for_recognition(object.text, Spacing::text);
  return {find_marks(object, folded, vocabulary), find_identifiers(folded)};
}

}  // namespace sekimori::inspect
