// The same twelve questions in SurveyJS, one a page, as its own documentation would have them. Bundled by
// bench.mjs; what our instrument asks is read from our own file.
import { Model } from "survey-core";
import "survey-core/survey-core.min.css";
import "survey-js-ui";
import instrument from "../../../web/instruments/checkin12.json";

const { items } = instrument.languages.en;
const scales = ["A1", "A2", "A3", "A4", "R1", "R2", "N1", "N2", "N3", "M1", "M2"];
const elements = scales.map((name) => ({
  type: "rating", name, title: items[name].text, rateMin: 0, rateMax: 10,
  minRateDescription: items[name].labels[0], maxRateDescription: items[name].labels[2],
}));
elements.push({ type: "comment", name: "O1", title: items.O1.text });

const survey = new Model({ questionsOnPageMode: "questionPerPage", showProgressBar: true, elements });
survey.render(document.getElementById("survey"));
