// Whether a page is still there. Implemented by net/ through node/, asked by feature/teach; tests hand in their own.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace sekimori::model {

struct LinkAnswer {
  int status = 0;        // 0: no answer
  std::string moved_to;  // of a redirect
  std::string problem;   // when there was no answer, in English
};
// Asks for the head alone; never follows. Any thread.
using LinkProbe = std::function<LinkAnswer(const std::string& address)>;

}  // namespace sekimori::model
