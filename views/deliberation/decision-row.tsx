import { EMPTY, PLACES } from '../../src/deliberation/decision.ts'
import { LIMITS } from '../../src/deliberation/schema.ts'

/** One row as the form shows it. */
export interface Row {
  readonly place: string
  readonly choice: string
  readonly special: string
  readonly citation: string
}

interface RowProps {
  readonly id: string
  readonly name: string
  readonly special: boolean
  readonly row: Row
  readonly options: readonly { readonly id: string; readonly title: string }[]
}

/** One place or special prize of the form. */
export const DecisionRow = ({ id, name, special, row, options }: RowProps) => (
  <fieldset class="kern-fieldset decision-row">
    <legend class="kern-label">{name}</legend>
    {special ? (
      <div class="kern-form-input">
        <label class="kern-label" for={`${id}-special`}>
          Name des Preises
        </label>
        <input
          class="kern-form-input__input"
          id={`${id}-special`}
          name="special[]"
          maxlength={LIMITS.special}
          value={row.special}
        />
        <input type="hidden" name="place[]" value="" />
      </div>
    ) : (
      <div class="kern-form-input">
        <label class="kern-label" for={`${id}-place`}>
          Platz
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id={`${id}-place`} name="place[]">
            {row.place === '' && <option value="">–</option>}
            {PLACES.map((place) => (
              <option value={String(place)} selected={row.place === String(place)}>
                {place}. Platz
              </option>
            ))}
          </select>
        </div>
        <input type="hidden" name="special[]" value="" />
      </div>
    )}
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        Projekt
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} name="choice[]">
          <option value="">– nicht vergeben –</option>
          {!special && (
            <option value={EMPTY} selected={row.choice === EMPTY}>
              bleibt bewusst leer
            </option>
          )}
          {options.map((option) => (
            <option value={option.id} selected={row.choice === option.id}>
              {option.title}
            </option>
          ))}
        </select>
      </div>
    </div>
    <div class="kern-form-input">
      <label class="kern-label" for={`${id}-citation`}>
        Begründung der Jury
      </label>
      <textarea class="kern-form-input__input" id={`${id}-citation`} name="citation[]" rows={2}>
        {row.citation}
      </textarea>
    </div>
  </fieldset>
)
