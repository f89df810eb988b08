import { affiliationKinds } from '../../src/core/de.ts'
import { type FormState, typedList } from '../../src/core/form-state.ts'

/** Rows of institutions: what kind and which; empty rows are not saved. */
export const AffiliationRows = ({ state, rows }: { state: FormState; rows: number }) => {
  const names = typedList(state, 'name[]')
  const kinds = typedList(state, 'kind[]')
  return (
    <>
      {Array.from({ length: Math.max(rows, names.length) }, (_, index) => (
        <fieldset class="kern-fieldset affiliation">
          <legend class="kern-sr-only">Institution {index + 1}</legend>
          <div class="kern-form-input">
            <label class="kern-label" for={`f-kind--${index}`}>
              Art
            </label>
            <div class="kern-form-input__select-wrapper">
              <select class="kern-form-input__select" id={`f-kind--${index}`} name="kind[]">
                {Object.entries(affiliationKinds).map(([kind, label]) => (
                  <option value={kind} selected={kind === kinds[index]}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <div class="kern-form-input">
            <label class="kern-label" for={`f-name--${index}`}>
              Name
            </label>
            <input
              class="kern-form-input__input"
              id={`f-name--${index}`}
              name="name[]"
              value={names[index] ?? ''}
              maxlength={120}
            />
          </div>
        </fieldset>
      ))}
    </>
  )
}
