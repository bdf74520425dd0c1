// Finds the marks of secrecy on an object: in its text by place, in its names, in its labels and properties.
//
//   for (const model::Mark& mark : find_marks(object, folded)) ...
//   // {Level::internal, "社外秘", MarkPlace::header, range, 0.98}
//
// A word becomes a mark by where and how it stands: 秘 must stand alone, in brackets or in a circle; longer Japanese
// words count with little confidence in running prose; Latin words count whole only, in capitals or in places made for
// marks. Of overlapping words the longest wins. Ranges are code points of object.text; none for names and metadata.
// Best confidence first; at most 20 of the same word in the same place. One pass over the text; any thread.
#pragma once

#include <vector>

#include "engine/inspect/extraction.h"
#include "engine/inspect/recognise/folded_text.h"
#include "engine/inspect/recognise/mark_vocabulary.h"

namespace sekimori::inspect {

// `folded` is fold_for_recognition(object.text, Spacing::text).
std::vector<model::Mark> find_marks(const ExtractedObject& object, const FoldedText& folded,
                                    const MarkVocabulary& vocabulary = MarkVocabulary::standard());

}  // namespace sekimori::inspect
