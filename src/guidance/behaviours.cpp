#include "guidance/behaviours.h"

namespace attune::guidance {

const std::vector<Behaviour>& behaviours() {
  static const std::vector<Behaviour> all = {
      {Row::attunement, {Need::relatedness}, {2, 203, 211}, {Aspect::understood, Aspect::relatedness}},
      {Row::calibration,
       {Need::autonomy},
       {2, 228, 236},
       {Aspect::autonomy, Aspect::own_reasons, Aspect::readiness}},
      {Row::transparency,
       {Need::competence, Need::autonomy},
       {2, 250, 258},
       {Aspect::goals, Aspect::tasks, Aspect::competence}},
      {Row::presence, {Need::relatedness}, {2, 278, 284}, {Aspect::bond, Aspect::relatedness}},
      {Row::repair,
       {Need::relatedness, Need::autonomy},
       {2, 301, 309},
       {Aspect::withdrawal, Aspect::confrontation, Aspect::repair}},
      {Row::responsiveness,
       {Need::competence, Need::relatedness},
       {2, 326, 332},
       {Aspect::competence},
       true,
       true},
  };
  return all;
}

const std::vector<NeedSupport>& need_supports() {
  static const std::vector<NeedSupport> all = {
      {Need::autonomy,
       Aspect::autonomy,
       {Row::autonomy_choices, Row::autonomy_mixed_feelings, Row::autonomy_no_orders, Row::autonomy_values,
        Row::autonomy_pressure}},
      {Need::competence,
       Aspect::competence,
       {Row::competence_steps, Row::competence_strengths, Row::competence_successes,
        Row::competence_structure, Row::competence_guidance}},
      {Need::relatedness,
       Aspect::relatedness,
       {Row::relatedness_attuned, Row::relatedness_present, Row::relatedness_no_judgement,
        Row::relatedness_reliable, Row::relatedness_repair}},
  };
  return all;
}

}  // namespace attune::guidance
